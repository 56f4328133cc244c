// Whether 95 % means 95 %: synthetic studies of processes whose truth is known, stopped by the rule
// that real ones are stopped by. Random numbers are fixed, so is the outcome.
//
// Found in 2,000 studies each: normal 94.7 % after 78 runs, skewed 93.7 % after 124, paired
// differences 95.2 % after 47. (Stopping when the interval happens to be short costs a little, the
// two looks in a row give it back; of the skewed one the t interval itself falls short.)
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "foundation/random.h"
#include "study/comparison.h"
#include "study/statistics.h"
#include "study/stop_rule.h"

namespace muster::study {
namespace {

constexpr int kStudies = 2000;
constexpr std::size_t kMost = 500;

using Draw = std::function<double(const Random&, std::uint32_t run)>;

// A study's worth of runs in which only t95 is known.
std::vector<RunRecord> runsOf(int study, const Draw& draw) {
  std::vector<RunRecord> runs(kMost);
  const Random random(static_cast<std::uint64_t>(study));
  for (std::size_t i = 0; i < kMost; ++i) {
    runs[i].seed = i;
    runs[i].t95_s = draw(random, static_cast<std::uint32_t>(i));
  }
  return runs;
}

std::vector<const RunRecord*> pointers(const std::vector<RunRecord>& runs) {
  std::vector<const RunRecord*> all;
  for (const RunRecord& run : runs) all.push_back(&run);
  return all;
}

StopRule only(const char* measure) {
  StopRule rule;
  rule.measure = {measure};
  rule.time_s = 0;
  return rule;
}

struct Outcome {
  double coverage = 0, runs = 0;
};

Outcome studyTimes(const Draw& draw, double truth) {
  Outcome outcome;
  for (int study = 0; study < kStudies; ++study) {
    const std::vector<RunRecord> runs = runsOf(study, draw);
    const auto all = pointers(runs);
    const Judgement judgement = judge(all, {}, true, only("t95"));
    std::vector<double> values;
    for (std::size_t i = 0; i < judgement.wanted; ++i) values.push_back(*runs[i].t95_s);
    if (meanInterval(values)->holds(truth)) outcome.coverage += 1.0 / kStudies;
    outcome.runs += static_cast<double>(judgement.wanted) / kStudies;
  }
  std::printf("coverage %.4f after %.1f runs\n", outcome.coverage, outcome.runs);
  return outcome;
}

TEST(Coverage, OfNormalTimesStoppedByTheRule) {
  // A spread of 8 %: some 60 runs until 2 %.
  const auto normal = [](const Random& random, std::uint32_t run) {
    return 240 + 19.2 * random.normal(run, Purpose::speed);
  };
  const Outcome outcome = studyTimes(normal, 240);
  EXPECT_GT(outcome.coverage, 0.93);
  EXPECT_LT(outcome.coverage, 0.97);
  EXPECT_GT(outcome.runs, 40);
  EXPECT_LT(outcome.runs, 110);
}

TEST(Coverage, OfSkewedTimesStoppedByTheRule) {
  // Lognormal delays on top of a minimum: skewness 1.8.
  const auto skewed = [](const Random& random, std::uint32_t run) {
    return 180 + 40 * std::exp(0.5 * random.normal(run, Purpose::speed));
  };
  const Outcome outcome = studyTimes(skewed, 180 + 40 * std::exp(0.125));
  EXPECT_GT(outcome.coverage, 0.92);
  EXPECT_LT(outcome.coverage, 0.97);
}

TEST(Coverage, OfPairedDifferencesStoppedByTheRule) {
  // Common to both: 15 s of spread; their own: 5 s each. The truth is 4 s.
  double coverage = 0, runs = 0;
  for (int study = 0; study < kStudies; ++study) {
    const auto one = [](const Random& random, std::uint32_t run) {
      return 240 + 15 * random.normal(run, Purpose::speed) + 5 * random.normal(run, Purpose::place);
    };
    const auto other = [](const Random& random, std::uint32_t run) {
      return 244 + 15 * random.normal(run, Purpose::speed) + 5 * random.normal(run, Purpose::seat);
    };
    const std::vector<RunRecord> base = runsOf(study, one), changed = runsOf(study, other);
    const auto ofBase = pointers(base), ofChanged = pointers(changed);
    const Judgement judgement = judge(ofChanged, ofBase, false, only("differences"));
    const Difference d = compare(std::span(ofBase).first(judgement.wanted),
                                 std::span(ofChanged).first(judgement.wanted), &RunRecord::t95_s);
    if (d.change_s.holds(4)) coverage += 1.0 / kStudies;
    runs += static_cast<double>(judgement.wanted) / kStudies;
    if (study == 0) {
      EXPECT_NEAR(d.gain, (2 * (225 + 25)) / 50.0, 6);
    }
  }
  std::printf("coverage %.4f after %.1f runs\n", coverage, runs);
  EXPECT_GT(coverage, 0.93);
  EXPECT_LT(coverage, 0.97);
}

// The bound of a percentile is claimed to hold in 95 of 100 studies, whatever the distribution.
TEST(Coverage, OfThePercentilesUpperBound) {
  int holds = 0;
  const double truth = std::exp(1.6448536269514722);  // 95th percentile of a standard lognormal
  for (int study = 0; study < kStudies; ++study) {
    const Random random(static_cast<std::uint64_t>(study));
    std::vector<double> values;
    for (std::uint32_t i = 0; i < 75; ++i)
      values.push_back(std::exp(random.normal(i, Purpose::speed)));
    const QuantileBounds bounds = quantileBounds(values, 0.95, 0.90);
    if (bounds.high && *bounds.high >= truth) ++holds;
  }
  EXPECT_GT(holds, 0.94 * kStudies);
}

}  // namespace
}  // namespace muster::study
