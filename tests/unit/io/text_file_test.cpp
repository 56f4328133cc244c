#include "io/text_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace muster::io {
namespace {

using namespace std::string_literals;

// A folder that is gone afterwards.
class TextFile : public testing::Test {
 protected:
  TextFile() {
    std::string name = testing::TempDir() + "muster-text-XXXXXX";
    folder_ = ::mkdtemp(name.data());
  }
  ~TextFile() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  std::string folder_;
};

std::string code(const Problems& problems) {
  return problems.empty() ? "" : problems.front().code;
}

std::string argument(const Problem& problem, const std::string& name) {
  for (const auto& [key, value] : problem.arguments) {
    if (key == name) return value;
  }
  return "(none)";
}

TEST_F(TextFile, WritesAndReadsEveryByte) {
  std::string bytes;
  for (int i = 0; i < 70'000; ++i) bytes += static_cast<char>(i * 7);
  ASSERT_TRUE(writeAtomically(path("a"), bytes).empty());
  ASSERT_TRUE(writeAtomically(path("a"), bytes + "x").empty());  // over an old one
  const auto read = readBytes(path("a"), 1 << 20);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, bytes + "x");
  // Nothing is left beside it.
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
}

TEST_F(TextFile, AFailedWriteLeavesTheOldFileAndNothingElse) {
  std::filesystem::create_directory(path("taken"));
  const Problems problems = writeAtomically(path("taken"), "text");  // a folder of that name
  EXPECT_EQ(code(problems), "file.unwritable");
  EXPECT_NE(argument(problems.front(), "reason"), "(none)");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
  EXPECT_EQ(code(writeAtomically(path("none/x"), "text")), "file.unwritable");
}

TEST_F(TextFile, APipeIsNotReplacedByAFile) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(code(writeAtomically(path("pipe"), "text")), "file.not-regular");
  EXPECT_TRUE(std::filesystem::is_fifo(path("pipe")));
}

TEST_F(TextFile, WhatIsNoFileIsNotRead) {
  EXPECT_EQ(code(readBytes(path("none"), 10).error()), "file.missing");
  EXPECT_EQ(argument(readBytes(path("none"), 10).error().front(), "path"), path("none"));
  EXPECT_EQ(code(readBytes(folder_, 10).error()), "file.not-regular");
  EXPECT_EQ(code(readBytes("/dev/zero", 10).error()), "file.not-regular");
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(code(readBytes(path("pipe"), 10).error()), "file.not-regular");
  std::ofstream(path("big")) << "12345678901";
  EXPECT_EQ(code(readBytes(path("big"), 10).error()), "file.too-large");
  EXPECT_TRUE(readBytes(path("big"), 11).has_value());
}

TEST(Utf8, WellFormedTextIsAccepted) {
  for (const std::string& text :
       {""s, "abc"s, "班级"s, "\u07FF\u0800\uFFFD\U00010000\U0010FFFF"s, "\uD7FF\uE000"s}) {
    EXPECT_FALSE(firstBadUtf8(text).has_value()) << text;
  }
}

TEST(Utf8, TheFirstBadByteIsFound) {
  const std::pair<std::string, std::size_t> cases[] = {
      {"\x80", 0},
      {"a\xC0\x80", 1},
      {"\xC1\xBF", 0},
      {"ab\xE0\x9F\xBF", 2},
      {"\xED\xA0\x80", 0},
      {"\xF0\x8F\xBF\xBF", 0},
      {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0},
      {"a\xE7\x8F", 1},
      {"\xE7\x8F\x41", 0},
      {"\xFF", 0},
      {"班\xC2", 3},
  };
  for (const auto& [text, offset] : cases) EXPECT_EQ(firstBadUtf8(text), offset) << text;
}

TEST(DecodeUtf8, DropsTheByteOrderMark) {
  EXPECT_EQ(decodeUtf8("\xEF\xBB\xBF班", "f")->utf8, "班");
  EXPECT_EQ(decodeUtf8("班", "f")->utf8, "班");
}

TEST(DecodeUtf8, NamesByteLineAndColumn) {
  const auto text = decodeUtf8(
      "\xEF\xBB\xBF"
      "班级\n一二\xFFx",
      "f.toml");
  ASSERT_FALSE(text.has_value());
  const Problem& problem = text.error().front();
  EXPECT_EQ(problem.code, "file.not-utf8");
  EXPECT_EQ(problem.file, "f.toml");
  EXPECT_EQ(problem.place.line, 2u);
  EXPECT_EQ(problem.place.column, 3u);
  EXPECT_EQ(argument(problem, "byte"), "16");
}

TEST(DecodeUtf8, RefusesUtf16AndBinary) {
  EXPECT_EQ(code(decodeUtf8("\xFF\xFE"
                            "a\0"s,
                            "f")
                     .error()),
            "file.utf16");
  EXPECT_EQ(code(decodeUtf8("\xFE\xFF\0a"s, "f").error()), "file.utf16");
  EXPECT_EQ(code(decodeUtf8("ab\n\0"s, "f").error()), "file.binary");
  EXPECT_EQ(decodeUtf8("ab\n\0"s, "f").error().front().place.line, 2u);
}

TEST(DecodeGb18030, IsRecognised) {
  const auto text = decodeUtf8OrGb18030("\xB0\xE0\xBC\xB6,\xC4\xEA\xBC\xB6", "f");
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text->encoding, Encoding::gb18030);
  EXPECT_EQ(text->utf8, "班级,年级");
  // A four-byte character beyond GBK, and the byte order mark of GB18030.
  EXPECT_EQ(decodeUtf8OrGb18030("\x84\x31\x95\x33\x95\x32\x82\x36", "f")->utf8, "\U00020000");
}

TEST(DecodeGb18030, LongTextsAreConvertedInFull) {
  std::string bytes, expected;
  for (int i = 0; i < 10'000; ++i) bytes += "\xB0\xE0", expected += "班";
  EXPECT_EQ(decodeUtf8OrGb18030(bytes, "f")->utf8, expected);
}

TEST(DecodeGb18030, Utf8WinsWhereBothWouldDo) {
  const auto text = decodeUtf8OrGb18030("班级", "f");
  EXPECT_EQ(text->encoding, Encoding::utf8);
  EXPECT_EQ(text->utf8, "班级");
}

TEST(DecodeGb18030, BytesOfNeitherEncodingAreAProblem) {
  const auto gb = decodeUtf8OrGb18030("\xB0\xE0\n\xBC\xB6\xFF!", "f");
  ASSERT_FALSE(gb.has_value());
  EXPECT_EQ(gb.error().front().code, "file.not-utf8-nor-gb18030");
  EXPECT_EQ(argument(gb.error().front(), "encoding"), "GB18030");
  EXPECT_EQ(argument(gb.error().front(), "byte"), "5");
  EXPECT_EQ(gb.error().front().place.line, 2u);
  EXPECT_EQ(gb.error().front().place.column, 2u);
  // Cut in the middle of a character.
  EXPECT_FALSE(decodeUtf8OrGb18030("\xB0\xE0\xBC", "f").has_value());
  // With a mark it is meant to be UTF-8 and nothing else.
  EXPECT_EQ(code(decodeUtf8OrGb18030("\xEF\xBB\xBF\xB0\xE0", "f").error()), "file.not-utf8");
}

}  // namespace
}  // namespace muster::io
