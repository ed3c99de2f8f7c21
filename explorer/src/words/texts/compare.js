// The words of the comparison of two days.
/** @type {Record<string, [string, string]>} */
export default {
  "compare.title": ["So sánh hai ngày", "Two days compared"],
  "compare.title.of": ["So sánh hai ngày: {name}", "Two days compared: {name}"],
  "compare.from": ["Ngày trước", "Earlier day"],
  "compare.to": ["Ngày sau", "Later day"],
  "compare.marks": ["Những ngày có thay đổi:", "Days of change:"],
  "compare.never": ["Tổ chức này chưa có thay đổi nào về cơ cấu.", "The hierarchy under it has never changed."],
  "compare.kinds": ["Loại thay đổi", "Kinds of change"],
  "compare.all": ["Tất cả", "All"],
  "compare.kind": ["Thay đổi", "Change"],
  "compare.caption": ["Thay đổi từ {from} đến {to}", "Changes from {from} to {to}"],
  "compare.on": ["Ngày {day}", "On {day}"],
  "compare.event": ["Sự kiện", "Event"],
  "compare.none": ["Giữa hai ngày này không có gì khác nhau. Hãy chọn một ngày có thay đổi ở trên.", "Nothing differs between the two days. Choose a day of change above."],
};
