#include "plan/vocabulary.h"

#include <gtest/gtest.h>

#include <set>

#include "plan/nearest_word.h"

namespace muster::plan {
namespace {

template <class Word>
void expectRoundTrip() {
  const auto words = spellings<Word>();
  EXPECT_EQ(std::set<std::string_view>(words.begin(), words.end()).size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto word = read<Word>(words[i]);
    ASSERT_TRUE(word) << words[i];
    EXPECT_EQ(static_cast<std::size_t>(*word), i);
    EXPECT_EQ(spell(*word), words[i]);
  }
  EXPECT_FALSE(read<Word>("no such word"));
  EXPECT_FALSE(read<Word>(""));
}

TEST(Vocabulary, everyWordIsReadAsItIsSpelt) {
  expectRoundTrip<Category>();
  expectRoundTrip<OpeningKind>();
  expectRoundTrip<WidthSource>();
  expectRoundTrip<Swing>();
  expectRoundTrip<Direction>();
  expectRoundTrip<FixtureKind>();
  expectRoundTrip<ZoneKind>();
  expectRoundTrip<Handrails>();
  expectRoundTrip<DoorPosition>();
}

TEST(Vocabulary, spellsAsInImdf) {
  EXPECT_EQ(spell(Category::foodservice), "foodservice");
  EXPECT_EQ(spell(WidthSource::defaulted), "default");
  EXPECT_EQ(spell(Swing::towards_first), "towards-first");
  EXPECT_EQ(read<Category>("yard"), Category::yard);
}

TEST(NearestWord, findsTheSlipOfAPen) {
  const auto words = spellings<Category>();
  EXPECT_EQ(nearestWord("clasroom", words), "classroom");
  EXPECT_EQ(nearestWord("Stairs", words), "stairs");
  EXPECT_EQ(nearestWord("lobyb", words), "lobby");
}

TEST(NearestWord, staysSilentWhereNothingIsNear) {
  const auto words = spellings<Category>();
  EXPECT_EQ(nearestWord("elephant", words), "");
  EXPECT_EQ(nearestWord(std::string(100000, 'x'), words), "");
  EXPECT_EQ(nearestWord("x", {}), "");
}

TEST(NearestWord, countsEdits) {
  EXPECT_EQ(editDistance("", "abc"), 3u);
  EXPECT_EQ(editDistance("abc", "abc"), 0u);
  EXPECT_EQ(editDistance("riser", "rizers"), 2u);
  EXPECT_EQ(editDistance("hwole", "whole"), 1u);  // a swap is one slip
}

}  // namespace
}  // namespace muster::plan
