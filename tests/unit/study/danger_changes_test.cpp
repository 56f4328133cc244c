// Danger figures of two variants: taken seed by seed, with intervals and one Holm over all of them.
#include "study/danger_changes.h"

#include <gtest/gtest.h>

namespace muster::study {
namespace {

DangerRecord place(std::string kind, std::string id, double above4, double density) {
  DangerRecord d;
  d.kind = std::move(kind);
  d.id = std::move(id);
  d.above4_person_s = above4;
  d.density_per_m2 = density;
  return d;
}

// Six runs: everybody at `level` person-seconds and a few that only the seed decides; the gate; the
// road, where `onRoad` person-seconds are spent.
std::vector<RunRecord> runs(double level, double onRoad) {
  std::vector<RunRecord> list;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    RunRecord run;
    run.seed = seed;
    const double noise = 10.0 * static_cast<double>(seed % 3);
    run.dangers = {place(kEverybody, "", level + noise, 5), place("space", "gate", level, 5),
                   place("zone", "road", 0, 1)};
    run.dangers[2].keepFree = true;
    run.dangers[2].person_s = onRoad + noise;
    list.push_back(run);
  }
  return list;
}

std::vector<const RunRecord*> pointers(const std::vector<RunRecord>& list) {
  std::vector<const RunRecord*> all;
  for (const RunRecord& run : list) all.push_back(&run);
  return all;
}

TEST(DangerChanges, PairsTakeOutWhatTheSeedDecides) {
  const auto before = runs(400, 50), after = runs(150, 50);
  const auto changes = dangerChanges(pointers(before), pointers(after));
  ASSERT_GE(changes.size(), 3u);
  EXPECT_EQ(changes[0].kind, kEverybody);
  EXPECT_EQ(changes[0].pairs, 6u);
  EXPECT_DOUBLE_EQ(changes[0].before, 410);
  EXPECT_DOUBLE_EQ(changes[0].change.estimate, -250);
  EXPECT_NEAR(changes[0].change.halfWidth(), 0, 1e-9) << "the noise is the seed's and cancels out";
  EXPECT_TRUE(changes[0].tells());
}

TEST(DangerChanges, EverybodyThenPlacesToKeepFreeThenTheRest) {
  const auto before = runs(400, 50), after = runs(150, 90);
  const auto changes = dangerChanges(pointers(before), pointers(after));
  std::vector<std::string> ids;
  for (const DangerChange& c : changes) ids.push_back(c.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"", "", "road", "gate"}));
  EXPECT_EQ(changes[1].figure, DangerFigure::density_per_m2);
  EXPECT_FALSE(changes[1].tells()) << "5 per m² in both";
  EXPECT_EQ(changes[2].figure, DangerFigure::exposure_person_s);
  EXPECT_DOUBLE_EQ(changes[2].change.estimate, 40);
}

TEST(DangerChanges, APlaceThatIsSafeInOneVariantCountsAsZeroThere) {
  const auto before = runs(400, 0);
  auto after = runs(400, 0);
  for (RunRecord& run : after) std::erase_if(run.dangers, [](auto& d) { return d.id == "gate"; });
  const auto changes = dangerChanges(pointers(before), pointers(after));
  const DangerChange& gate = changes.back();
  EXPECT_EQ(gate.id, "gate");
  EXPECT_DOUBLE_EQ(gate.after, 0);
  EXPECT_DOUBLE_EQ(gate.change.estimate, -400);
}

TEST(DangerChanges, FewerThanTwoPairsSayNothing) {
  const auto list = runs(400, 50);
  const std::vector<const RunRecord*> one{&list[0]}, other{&list[1]};
  EXPECT_TRUE(dangerChanges(one, one).empty());
  EXPECT_TRUE(dangerChanges(one, other).empty());
}

}  // namespace
}  // namespace muster::study
