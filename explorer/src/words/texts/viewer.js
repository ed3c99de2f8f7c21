// Who looks at the page.
/** @type {Record<string, [string, string]>} */
export default {
  "viewer.in": ["Đăng nhập", "Sign in"],
  "viewer.out": ["Đăng xuất", "Sign out"],
  "viewer.unnamed": ["đã đăng nhập", "signed in"],
  "viewer.first": ["Hãy đăng nhập để xem trang này.", "Sign in to see this page."],
};
