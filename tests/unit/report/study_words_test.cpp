// What is said of a difference agrees with the interval beside it.
#include "report/study_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/comparison.h"

namespace muster::report {
namespace {

using study::Difference;
using study::Verdict;
using ::testing::HasSubstr;
using ::testing::Not;

Difference difference(Verdict verdict, double low, double high) {
  Difference d;
  d.pairs = d.common = 20;
  d.change_s = {(low + high) / 2, low, high};
  d.verdict = verdict;
  return d;
}

TEST(StudyWords, SaysWhyAnIntervalBesideZeroDoesNotCount) {
  Difference d = difference(Verdict::undecided, 2.2, 11.7);
  d.asked = 5;
  d.adjusted = 0.081;
  const std::string english = sentence(d, "A", "B", Words(Language::en));
  EXPECT_THAT(english, HasSubstr("95 %: 2 to 12 s"));
  EXPECT_THAT(english, HasSubstr("5 comparisons were asked at once"));
  EXPECT_THAT(english, HasSubstr("up to 9 of 100 studies"));
  const std::string chinese = sentence(d, "A", "B", Words(Language::zh));
  EXPECT_THAT(chinese, HasSubstr("2 至 12 秒"));
  EXPECT_THAT(chinese, HasSubstr("5 项比较"));
  EXPECT_THAT(chinese, HasSubstr("9 个"));
  // With 0 inside there is nothing to explain.
  EXPECT_THAT(sentence(difference(Verdict::undecided, -2, 8), "A", "B", Words(Language::en)),
              Not(HasSubstr("at once")));
}

}  // namespace
}  // namespace muster::report
