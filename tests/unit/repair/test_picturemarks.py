"""Lines that only name pictures, and texts that speak of them."""

import pytest

from layout.repair.picturemarks import picture_marks, picture_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("图：IMG 001.jpg", ("IMG 001.jpg",)),
        ("图1 桥头.jpg", ("桥头.jpg",)),
        ("[图片]桥头.jpg", ("桥头.jpg",)),
        ("（配图：a.jpg）", ("a.jpg",)),
        ("图书馆.jpg", ("图书馆.jpg",)),
        ("图片1.png", ("图片1.png",)),
        ("照片墙.jpg", ("照片墙.jpg",)),
        ("桥 (2).jpg", ("桥 (2).jpg",)),
        ("微信图片_20240301(1).jpg", ("微信图片_20240301(1).jpg",)),
        ("图：a.jpg，b.png", ("a.jpg", "b.png")),
        ("图1：a.jpg 图2：b.jpg", ("a.jpg", "b.jpg")),
        ('![老桥](图/桥%20头.jpg "桥")', ("图/桥 头.jpg",)),
        ("![](a (1).jpg)![](b.jpg)", ("a (1).jpg", "b.jpg")),
        ("我们村的照片 桥头.jpg", ()),
        ("村民走过新桥。桥头.jpg", ()),
        ("配图：桥头.jpg（李明 摄）", ()),
        ("![桥](https://a.cn/c.jpg)", ()),
        ("a.jpg(123 KB)", ()),
        ("图书馆开放了", ()),
        ("", ()),
    ],
)
def test_lines_that_only_name_pictures(line: str, names: tuple[str, ...]) -> None:
    assert picture_marks(line) == names


def test_pictures_in_passing_are_no_addresses() -> None:
    assert picture_names("（见图 桥头.jpg）村民照相，另有 桥尾.png。") == ("桥头.jpg", "桥尾.png")
    assert picture_names("见 http://a.cn/c.jpg 。") == ()
