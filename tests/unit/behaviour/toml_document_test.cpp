#include "behaviour/toml_document.h"

#include <gtest/gtest.h>

#include <string>

namespace muster::behaviour {
namespace {

TEST(TomlDocument, KeepsTheOrderAndThePlaceOfEverything) {
  const auto document = parseToml("b = 1\na = [ 2, \"三\", nan ]\n[[t]]\nx = { y = true }\n", "f");
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->entries.size(), 3u);
  EXPECT_EQ(document->entries[0].key, "b");
  const TomlValue& list = document->entries[1].value;
  EXPECT_EQ(list.items[1].text, "三");
  EXPECT_EQ(list.items[1].place.line, 2u);
  EXPECT_EQ(list.items[1].place.column, 10u);
  EXPECT_EQ(list.items[2].place.column, 15u);  // columns count characters, not bytes
  const TomlValue& row = document->entries[2].value.items[0];
  EXPECT_EQ(row.place.line, 3u);
  const TomlEntry* y = row.find("x")->value.find("y");
  ASSERT_NE(y, nullptr);
  EXPECT_EQ(y->place.line, 4u);
  EXPECT_EQ(y->place.column, 7u);
  EXPECT_EQ(y->value.kind, TomlValue::Kind::boolean);
  EXPECT_EQ(document->find("z"), nullptr);
}

TEST(TomlDocument, AByteOrderMarkIsNoText) {
  const auto document = parseToml(
      "\xEF\xBB\xBF"
      "a = 1",
      "f");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->entries[0].key, "a");
}

TEST(TomlDocument, BadTextIsAProblemWithItsPlace) {
  for (const std::string text : {"a = 1\nb = = 2", "a = 1\nb = [1, 2", "a = 1\nb = \"\xff\"",
                                 "a = 1\na = 2", "a = 1\n[x", "a = 1\nb = 99999999999999999999"}) {
    const auto document = parseToml(text, "f.toml");
    ASSERT_FALSE(document.has_value()) << text;
    EXPECT_EQ(document.error().front().code, "toml.syntax");
    EXPECT_EQ(document.error().front().file, "f.toml");
    EXPECT_EQ(document.error().front().place.line, 2u) << text;
  }
}

TEST(TomlDocument, ShowsForeignTextFitForATerminal) {
  EXPECT_EQ(shown(std::string_view("3-2 班")), "3-2 班");
  EXPECT_EQ(shown(std::string_view("a\x1b[2J\n")), "a\\x1b[2J\\x0a");
  std::string classes, eighty;
  for (int i = 0; i < 81; ++i) classes += "班";
  for (int i = 0; i < 80; ++i) eighty += "班";
  EXPECT_EQ(shown(std::string_view(eighty)), eighty);
  EXPECT_EQ(shown(std::string_view(classes)), eighty + "…");
}

TEST(TomlDocument, DeepNestingIsRefusedNotRecursedInto) {
  EXPECT_FALSE(parseToml("a = " + std::string(100'000, '['), "f").has_value());
  std::string tables = "a = ";
  for (int i = 0; i < 100'000; ++i) tables += "{ a = ";
  EXPECT_FALSE(parseToml(tables, "f").has_value());
}

}  // namespace
}  // namespace muster::behaviour
