// The words of every table.
/** @type {Record<string, [string, string]>} */
export default {
  "table.all": ["{count} dòng", "{count} [row|rows]"],
  "table.some": ["{shown} trong {total} dòng", "{shown} of {total} [row|rows]"],
  "table.more": ["Xem thêm", "More rows"],
  "table.loading": ["Đang tải…", "Loading…"],
  "table.csv": ["Tải về {count} dòng (CSV)", "Download {count} [row|rows] (CSV)"],
  "table.print": ["In {count} dòng", "Print {count} [row|rows]"],
  "table.detail": ["Chi tiết", "Details"],
  "table.many": ["Danh sách quá dài để in hoặc tải về một lần (nhiều hơn {most} dòng): hãy chọn phạm vi hẹp hơn.", "Too long to print or download at once (more than {most} [row|rows]): choose a smaller part."],
  "table.day": ["ngày {day}", "on {day}"],
  "table.sorted": ["Đã xếp theo {column}", "Sorted by {column}"],
  "table.sorted.descending": ["Đã xếp theo {column}, giảm dần", "Sorted by {column}, descending"],
  "table.none": ["Không có dòng nào", "No rows"],
};
