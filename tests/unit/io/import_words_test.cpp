#include "io/import_words.h"

#include <gtest/gtest.h>

namespace muster::io {
namespace {

TEST(ImportWords, readsSizesAsRussianEditorsWriteThem) {
  const auto door = lengthsIn("Дверь - (нет): 900,00 мм x 2 100,00 мм");
  ASSERT_EQ(door.size(), 2u);
  EXPECT_DOUBLE_EQ(door[0], 0.9);
  EXPECT_DOUBLE_EQ(door[1], 2.1);
  const auto no_break = lengthsIn(
      "Дверь: 1\xC2\xA0"
      "450,00\xC2\xA0мм x 3\xC2\xA0"
      "590,00\xC2\xA0мм");
  ASSERT_EQ(no_break.size(), 2u);
  EXPECT_DOUBLE_EQ(no_break[0], 1.45);
  EXPECT_DOUBLE_EQ(no_break[1], 3.59);
}

TEST(ImportWords, readsStepsOfAStair) {
  const auto sizes = sizesIn("Лестница: 20 шт x 350,00 мм x 190,00 мм");
  ASSERT_EQ(sizes.size(), 3u);
  EXPECT_EQ(sizes[0].unit, "шт");
  EXPECT_DOUBLE_EQ(sizes[0].value, 20.0);
  EXPECT_EQ(sizes[2].unit, "мм");
  EXPECT_DOUBLE_EQ(sizes[2].value, 190.0);
}

TEST(ImportWords, survivesAnyText) {
  EXPECT_TRUE(sizesIn("").empty());
  EXPECT_TRUE(lengthsIn("4 - Класс").empty());
  EXPECT_EQ(sizesIn("1.").size(), 1u);
  EXPECT_EQ(sizesIn("1 ").size(), 1u);
  EXPECT_EQ(sizesIn("12 345 67").size(),
            2u);  // "12 345" and "67": a group of thousands has three digits
  EXPECT_EQ(sizesIn("1,5,5").size(), 2u);
  EXPECT_EQ(lengthsIn("3 м").size(), 1u);
  EXPECT_EQ(sizesIn("9\xD0").size(), 1u);  // cut in the middle of a letter
}

TEST(ImportWords, tellsTheUseOfARoom) {
  const auto use = [](std::string_view name, double area) {
    const auto found = roomUse(name, area);
    return found ? found->category : plan::Category::unspecified;
  };
  EXPECT_EQ(use("15 - Коридор", 60), plan::Category::walkway);
  EXPECT_EQ(use("КОРИДОР", 60), plan::Category::walkway);
  EXPECT_EQ(use("4 - Класс", 50), plan::Category::classroom);
  EXPECT_EQ(use("16 - Кабинет", 60), plan::Category::classroom);
  EXPECT_EQ(use("16 - Кабинет", 15), plan::Category::office);
  EXPECT_EQ(use("38 - Медкабинет", 60), plan::Category::office);  // not a "кабинет"
  EXPECT_EQ(use("14 - Санузел", 6), plan::Category::restroom);
  EXPECT_EQ(use("Приёмная", 10), plan::Category::office);
  EXPECT_EQ(use("Фонотека", 10), plan::Category::unspecified);
}

TEST(ImportWords, everyRowNamesACategory) {
  for (const char* stem : {"коридор", "лестничная", "актовый зал", "электрощитовая", "тир"}) {
    const auto found = roomUse(stem, 100.0);
    ASSERT_TRUE(found) << stem;
    EXPECT_NE(found->category, plan::Category::unspecified) << stem;
    EXPECT_FALSE(found->word.en.empty()) << stem;
    EXPECT_FALSE(found->word.zh.empty()) << stem;
  }
}

TEST(ImportWords, namesRoomsInBothLanguages) {
  const auto name = roomName("11а - Раздевалка", roomUse("11а - Раздевалка", 20));
  EXPECT_EQ(name.en, "Changing room 11а");
  EXPECT_EQ(name.zh, "更衣室 11а");
  EXPECT_EQ(roomName("Фонотека", std::nullopt).en, "Фонотека");
}

}  // namespace
}  // namespace muster::io
