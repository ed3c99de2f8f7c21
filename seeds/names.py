"""Synthetic Vietnamese names, by frequency. Called by `people`. Nobody in the seeds is a real person.

The weights follow the well-known shares of family names (Nguyễn a good third, then Trần, Lê, Phạm, Huỳnh, ...);
Huỳnh and Võ stand for Hoàng and Vũ, as is usual in the province. In the mountain districts, a share of names is
of the Cơ Tu and Xơ Đăng kind.
"""

from random import Random

FAMILIES = {
    "Nguyễn": 360, "Trần": 110, "Lê": 95, "Phạm": 68, "Huỳnh": 50, "Phan": 46, "Võ": 40, "Đặng": 24, "Bùi": 20,
    "Đỗ": 18, "Hồ": 20, "Ngô": 16, "Dương": 14, "Đoàn": 12, "Trương": 18, "Lương": 8, "Đinh": 8, "Mai": 7, "Tạ": 4,
    "Ông": 3, "Doãn": 2, "Thái": 5, "Châu": 4, "Lưu": 4, "Cao": 4, "Hà": 4, "Văn": 3, "Ung": 2, "Tăng": 2,
}  # fmt: skip
MIDDLES_OF_MEN = {
    "Văn": 30, "Hữu": 8, "Đức": 8, "Công": 7, "Quang": 7, "Minh": 7, "Thanh": 7, "Xuân": 5, "Ngọc": 6, "Đình": 5,
    "Viết": 3, "Tấn": 4, "Quốc": 4, "Anh": 3, "Duy": 3, "Trung": 2,
}  # fmt: skip
MIDDLES_OF_WOMEN = {
    "Thị": 45, "Thị Thu": 6, "Thị Thanh": 6, "Thị Ngọc": 6, "Thị Kim": 6, "Thị Minh": 5, "Thị Mỹ": 4, "Ngọc": 4,
    "Thị Hồng": 5, "Thị Bích": 4, "Thị Như": 3, "Kim": 2,
}  # fmt: skip
GIVEN_OF_MEN = (
    "An Anh Ân Bảo Bình Cảnh Châu Chiến Chính Công Cường Danh Dũng Duy Đại Đạt Đông Đức Giang Hà Hải Hào Hậu Hiền Hiếu "
    "Hòa Hoàng Hùng Huy Hưng Khánh Khoa Kiên Lâm Lân Lập Liêm Linh Long Lộc Lợi Luân Lực Mạnh Minh Nam Nghĩa Nhân Nhật "
    "Phong Phú Phúc Phước Quang Quân Quốc Quý Sang Sáng Sơn Sỹ Tài Tâm Tân Thái Thành Thanh Thạnh Thắng Thế Thịnh Thuận "
    "Tiến Tín Toàn Trí Trung Trực Tú Tuấn Tùng Tường Việt Vinh Vũ Vương Xuân Ý"
).split()
GIVEN_OF_WOMEN = (
    "An Ánh Bích Châu Chi Diễm Diệp Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hiếu Hoa Hòa Hoài Hồng Huệ Hương Hường Huyền "
    "Khuyên Lan Lành Lê Liên Liễu Linh Loan Lý Mai Minh My Mỹ Nga Ngân Nghĩa Ngọc Nguyệt Nhàn Nhi Nhung Oanh Phượng "
    "Phương Quyên Sen Sương Tâm Thảo Thanh Thắm Thu Thủy Thúy Thương Trang Trâm Trinh Tuyền Tuyết Uyên Vân Vy Xuân Yến"
).split()
MOUNTAIN_FAMILIES = {
    "A Lăng": 20, "Bhling": 8, "Bnướch": 8, "Zơ Râm": 14, "Coor": 8, "Pơ Loong": 12, "Hôih": 8, "Ríah": 6,
    "Hồ Văn": 20, "Hồ Thị": 16, "Đinh Văn": 8, "Bling": 6,
}  # fmt: skip
MOUNTAIN_GIVEN = (
    "Bhuốch Bút Châu Cường Đơn Hạnh Hơn Klich Lâm Liên Mia Năng Nhíp Nhớ Nia Ngôn Phương Prương Sáu Thiết Tím Triết Vếch Xiêng"
).split()
MOUNTAIN_DISTRICTS = frozenset({"504", "505", "510", "511", "515", "516"})
MOUNTAIN_SHARE = 0.6


def person_name(random: Random, *, woman: bool, mountain: bool) -> str:
    """A full name of two to four words."""
    if mountain and random.random() < MOUNTAIN_SHARE:
        return f"{pick(random, MOUNTAIN_FAMILIES)} {random.choice(MOUNTAIN_GIVEN)}"
    middles, given = (MIDDLES_OF_WOMEN, GIVEN_OF_WOMEN) if woman else (MIDDLES_OF_MEN, GIVEN_OF_MEN)
    return f"{pick(random, FAMILIES)} {pick(random, middles)} {random.choice(given)}"


def pick(random: Random, weights: dict[str, int]) -> str:
    return random.choices(tuple(weights), tuple(weights.values()))[0]
