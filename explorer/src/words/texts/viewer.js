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
  "viewer.forbidden": ["Mục này không thuộc quyền xem của bạn.", "What is here is not for you to see."],
  "viewer.withheld": ["không thuộc quyền xem", "withheld"],
};
