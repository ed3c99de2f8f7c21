// Concurrent posts: secretaries who hold a civil post, too.
/** @type {Record<string, [string, string]>} */
export default {
  "posts.title": ["Kiêm nhiệm", "Concurrent posts"],
  "posts.of": ["Kiêm nhiệm: {name}", "Concurrent posts: {name}"],
  "view.posts": ["Kiêm nhiệm", "Dual posts"],
  "posts.about": ["Bí thư đồng thời giữ chức danh của chính quyền, thôn, Mặt trận vào ngày đang xem.", "Secretaries who hold a post of the people's bodies, a village or the Front, too, on the day shown."],
  "posts.kind": ["Chức danh", "Post"],
  "posts.none": ["Ngày này không có bí thư nào như vậy.", "There are no such secretaries on this day."],
  "posts.secretaries": ["Bí thư", "Secretaries"],
  "posts.holding": ["Kiêm nhiệm", "Hold it, too"],
  "posts.others": ["Không kiêm", "Do not"],
  "posts.share": ["Tỷ lệ kiêm", "Share"],
  "posts.caption.COUNCIL_CHAIR": ["Bí thư cấp ủy đồng thời là chủ tịch Hội đồng nhân dân", "Secretaries of committees who are chairmen of the People's Council"],
  "posts.caption.COMMITTEE_CHAIR": ["Bí thư cấp ủy đồng thời là chủ tịch Ủy ban nhân dân", "Secretaries of committees who are chairmen of the People's Committee"],
  "posts.caption.AGENCY_HEAD": ["Bí thư đồng thời là thủ trưởng cơ quan", "Secretaries who are heads of an agency"],
  "posts.caption.VILLAGE_HEAD": ["Bí thư chi bộ thôn, khối phố đồng thời là trưởng thôn", "Secretaries of village cells who are heads of a village"],
  "posts.caption.FRONT_COMMITTEE_HEAD": ["Bí thư chi bộ thôn, khối phố đồng thời là trưởng ban công tác Mặt trận", "Secretaries of village cells who are heads of a Front committee"],
  "posts.below": ["Tổ chức trực thuộc", "Organization below"],
  "posts.listTitle": ["{name}: {what}", "{name}: {what}"],
};
