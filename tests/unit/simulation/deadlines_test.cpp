// To compare steps says what to compare their times says.
#include "simulation/deadlines.h"

#include <gtest/gtest.h>

namespace muster::simulation {
namespace {

TEST(Deadlines, StepsSayWhatTimesSay) {
  for (const double dt : {0.05, 0.1, 0.03, 1.0 / 3}) {
    for (const double after_s : {0.0, 5.0, 7.1, 20.0, 1e4}) {
      for (Step now = 0; now < 1500; now += 7) {
        const auto passed = [&](Step at) {
          return static_cast<double>(now) * dt - static_cast<double>(at) * dt > after_s;
        };
        const auto due = [&](Step at) {
          return static_cast<double>(now) * dt >= static_cast<double>(at) * dt + after_s;
        };
        const Step firstNotPassed = firstSince(now, passed), firstNotDue = firstSince(now, due);
        for (Step at = 0; at <= now; ++at) {
          ASSERT_EQ(at < firstNotPassed, passed(at)) << now << " " << at;
          ASSERT_EQ(at < firstNotDue, due(at)) << now << " " << at;
        }
        ASSERT_FALSE(kNever < firstNotDue);
      }
    }
  }
}

}  // namespace
}  // namespace muster::simulation
