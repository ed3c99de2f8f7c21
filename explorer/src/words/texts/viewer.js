// Who looks at the page.
/** @type {Record<string, [string, string]>} */
export default {
  "viewer.in": ["Đăng nhập", "Sign in"],
  "viewer.out": ["Đăng xuất", "Sign out"],
  "viewer.unnamed": ["đã đăng nhập", "signed in"],
  "viewer.first": ["Hãy đăng nhập để xem trang này.", "Sign in to see this page."],
  "viewer.over": ["Phiên xem đã kết thúc.", "The session is over."],
  "viewer.as": ["Xem với tư cách", "Look as"],
  "viewer.as.one": ["Xem với tư cách: {name}", "Look as: {name}"],
  "viewer.all": ["Xem mọi dữ liệu (bản mẫu, ai cũng xem được)", "See everything (sample data, open to anybody)"],
  "viewer.part": ["Bạn chỉ xem được phần dữ liệu thuộc quyền của mình; những mục khác không hiện ở đây.", "You see your own part of the data; what else there is is not shown here."],
  "viewer.purpose": ["Mục đích xem dữ liệu cá nhân:", "Why personal data are looked at:"],
  "viewer.purpose.none": ["chưa nêu", "not stated"],
  "viewer.purpose.masked": ["Ngày sinh, số thẻ, nơi cư trú, vụ việc, điểm đánh giá và nội dung sổ ghi chỉ hiện khi nêu mục đích.", "Birth dates, cards, homes, cases, points and what the ledger holds are shown once a purpose is stated."],
  "viewer.purpose.first": ["chỉ hiện khi nêu mục đích", "shown once a purpose is stated"],
  "viewer.purpose.order": ["Lọc hoặc sắp xếp theo dữ liệu cá nhân cần nêu mục đích.", "To filter or order by personal data, state a purpose."],
  "viewer.purpose.noted": ["Mỗi lần xem được ghi vào sổ xem.", "Each time is written into the read log."],
  "viewer.nothing": ["Bạn chưa được cấp quyền xem dữ liệu nào ở đây.", "You have not been granted a right to see anything here."],
  "viewer.forbidden": ["Mục này không thuộc quyền xem của bạn.", "What is here is not for you to see."],
  "viewer.withheld": ["không thuộc quyền xem", "withheld"],
};
