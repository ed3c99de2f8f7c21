// Villages and residential groups: what they lack or share.
/** @type {Record<string, [string, string]>} */
export default {
  "villages.title": ["Thôn, khối phố", "Villages"],
  "villages.of": ["Thôn, khối phố: {name}", "Villages: {name}"],
  "view.villages": ["Thôn", "Villages"],
  "villages.lack": ["Tình trạng", "State"],
  "villages.about.NO_MEMBERS": ["Không có đảng viên nào cư trú vào ngày đang xem.", "No member lives there on the day shown."],
  "villages.about.JOINT_CELL": ["Sinh hoạt trong một chi bộ với thôn, khối phố khác.", "Their cell covers another village too."],
  "villages.about.NO_CELL": ["Không chi bộ nào phụ trách.", "No cell covers them."],
  "villages.recorded": ["“Từ ngày” là ngày đầu của tình trạng liên tục đến nay, theo dữ liệu đã ghi.", "“Since” is the first day of it without a break, as far as is recorded."],
  "villages.since": ["Từ ngày", "Since"],
  "villages.none.NO_MEMBERS": ["Mọi thôn, khối phố ở đây đều có đảng viên cư trú.", "Members live in every village here."],
  "villages.none.JOINT_CELL": ["Ở đây không có thôn, khối phố nào ghép chi bộ.", "No village here shares its cell."],
  "villages.none.NO_CELL": ["Mọi thôn, khối phố ở đây đều có chi bộ phụ trách.", "A cell covers every village here."],
  "villages.noPlace": ["Tổ chức này không phụ trách địa bàn nào. Hãy mở đảng bộ xã, phường hoặc cấp trên.", "It covers no place. Open a commune's organization, or one above."],
};
