#include "io/json_document.h"

#include <gtest/gtest.h>

namespace muster::io {
namespace {

Problem onlyProblem(const Result<JsonDocument>& document) {
  if (document || document.error().size() != 1) {
    ADD_FAILURE() << "expected exactly one problem";
    return {};
  }
  return document.error().front();
}

void expectAt(Place place, std::uint32_t line, std::uint32_t column) {
  EXPECT_EQ(place.line, line);
  EXPECT_EQ(place.column, column);
}

TEST(JsonDocument, everyValueKnowsItsPlace) {
  const auto document = parseJson(
      "{\n"
      "  \"a\": 12.5,\n"
      "  \"b\": [ true , false,null, -3e2 ],\n"
      "  \"c\\\"\\\\\": \"x\\\\\", \"d\":{}}\n",
      "f.json");
  ASSERT_TRUE(document);
  const auto& members = *document->root.object();
  ASSERT_EQ(members.size(), 4u);
  expectAt(document->root.place(), 1, 1);
  expectAt(members[0].place, 2, 3);
  expectAt(members[0].value.place(), 2, 8);
  EXPECT_EQ(*members[0].value.number(), 12.5);
  const auto& items = *members[1].value.array();
  expectAt(members[1].value.place(), 3, 8);
  expectAt(items[0].place(), 3, 10);
  expectAt(items[1].place(), 3, 17);
  expectAt(items[2].place(), 3, 23);
  expectAt(items[3].place(), 3, 29);
  EXPECT_EQ(*items[3].number(), -300.0);
  EXPECT_EQ(members[2].key, "c\"\\");
  expectAt(members[2].place, 4, 3);
  expectAt(members[2].value.place(), 4, 12);
  EXPECT_EQ(*members[2].value.text(), "x\\");
  expectAt(members[3].place, 4, 19);
  expectAt(members[3].value.place(), 4, 23);
}

TEST(JsonDocument, columnsCountCharactersAndSkipTheByteOrderMark) {
  const auto document = parseJson("\xEF\xBB\xBF{\"教室\":\"一\",\"b\":1}", "f.json");
  ASSERT_TRUE(document);
  expectAt(document->root.find("教室")->place(), 1, 7);
  expectAt(document->root.find("b")->place(), 1, 15);
}

TEST(JsonDocument, numberAtTheVeryEndHasItsPlace) {
  const auto document = parseJson(" 42", "f.json");
  ASSERT_TRUE(document);
  expectAt(document->root.place(), 1, 2);
  EXPECT_TRUE(document->root.whole());
}

TEST(JsonDocument, nothingAtAllIsEmpty) {
  for (const std::string text : {"", "   \n", "\r\n\t"}) {
    EXPECT_EQ(onlyProblem(parseJson(text, "f.json")).code, "json.empty") << text;
  }
}

TEST(JsonDocument, endsEarly) {
  for (const std::string text :
       {"{", "{\"a\"", "{\"a\":", "[1,2", "[1,2,", "\"abc", "tru", "[tr", "{\"a\":[1,{\"b\":\"c"}) {
    const auto problem = onlyProblem(parseJson(text, "f.json"));
    EXPECT_EQ(problem.code, "json.ends-early") << text;
    EXPECT_EQ(problem.file, "f.json");
    EXPECT_GE(problem.place.line, 1u);
  }
}

TEST(JsonDocument, syntaxErrorsNameWhatWasFoundAndWhere) {
  const struct {
    std::string text, code, found;
    std::uint32_t line, column;
  } cases[] = {
      {"{\"a\": NaN}", "json.not-finite", "NaN", 1, 7},
      {"[1,\n -Infinity]", "json.not-finite", "-Infinity", 2, 2},
      {"[1 2]", "json.syntax", "2", 1, 4},
      {"{\"a\":1,}", "json.syntax", "}", 1, 8},
      {"{a:1}", "json.syntax", "a", 1, 2},
      {"[1]]", "json.syntax", "]", 1, 4},
      {"{} x", "json.syntax", "x", 1, 4},
      {"// note\n{}", "json.syntax", "//", 1, 1},
  };
  for (const auto& expected : cases) {
    const auto problem = onlyProblem(parseJson(expected.text, "f.json"));
    EXPECT_EQ(problem.code, expected.code) << expected.text;
    ASSERT_EQ(problem.arguments.size(), 1u) << expected.text;
    EXPECT_EQ(problem.arguments[0].second, expected.found) << expected.text;
    EXPECT_EQ(problem.place.line, expected.line) << expected.text;
    EXPECT_EQ(problem.place.column, expected.column) << expected.text;
  }
}

TEST(JsonDocument, numbersBeyondRangeAreErrors) {
  const auto problem = onlyProblem(parseJson("[0, 1e999]", "f.json"));
  EXPECT_EQ(problem.code, "json.number-too-large");
  expectAt(problem.place, 1, 5);
}

TEST(JsonDocument, refusesBytesThatAreNoText) {
  EXPECT_EQ(onlyProblem(parseJson("{\"a\":\"\xB0\xE0\"}", "f.json")).code, "file.not-utf8");
  // What follows a NUL must not be dropped.
  EXPECT_FALSE(parseJson(std::string("{}\0 garbage", 11), "f.json"));
}

TEST(JsonDocument, nestingHasALimit) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(parseJson(nested(kDeepestJson), "f.json"));
  const auto problem = onlyProblem(parseJson(nested(kDeepestJson + 1), "f.json"));
  EXPECT_EQ(problem.code, "json.too-deep");
  expectAt(problem.place, 1, kDeepestJson + 1);
  EXPECT_EQ(onlyProblem(parseJson(std::string(1000000, '['), "f.json")).code, "json.too-deep");
}

TEST(JsonDocument, duplicateKeysAreToldAndReadingGoesOn) {
  const auto document = parseJson("{\"a\":1,\n\"b\":2,\"a\":3,\"a\":4}", "f.json");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->problems.size(), 2u);
  EXPECT_EQ(document->problems[0].code, "json.duplicate-key");
  EXPECT_EQ(document->problems[0].file, "f.json");
  expectAt(document->problems[0].place, 2, 7);
  EXPECT_EQ(*document->root.find("a")->number(), 1.0);
}

TEST(JsonDocument, excerptsAreShort) {
  const auto document = parseJson("[1.25,\"" + std::string(100, 'x') + "\",[1],{},null,true]", "f");
  ASSERT_TRUE(document);
  const auto& items = *document->root.array();
  EXPECT_EQ(items[0].excerpt(), "1.25");
  EXPECT_EQ(items[1].excerpt(), "\"" + std::string(40, 'x') + "…\"");
  EXPECT_EQ(items[2].excerpt(), "[…]");
  EXPECT_EQ(items[3].excerpt(), "{}");
  EXPECT_EQ(items[4].excerpt(), "null");
  EXPECT_EQ(items[5].excerpt(), "true");
}

TEST(JsonDocument, filesThatAreNotThereAreProblems) {
  EXPECT_EQ(readJson("/no/such/file.json").error().front().code, "file.missing");
  EXPECT_EQ(readJson("/dev/zero").error().front().code, "file.not-regular");
}

TEST(JsonDocument, oneLongLineCostsOnePass) {
  std::string text = "[0";
  for (int i = 1; i < 200000; ++i) text += ",{\"a\":1}";
  text += ']';
  const auto document = parseJson(text, "f.json");  // quadratic columns would take minutes
  ASSERT_TRUE(document);
  const auto& items = *document->root.array();
  EXPECT_EQ(items.back().place().column, text.size() - 7);
}

}  // namespace
}  // namespace muster::io
