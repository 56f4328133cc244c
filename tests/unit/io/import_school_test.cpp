// The real school that somebody else drew (not ours to keep: read from beside the project, skipped
// where absent).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "io/import_plan.h"
#include "io/plan_reader.h"
#include "io/plan_writer.h"
#include "plan/check.h"

namespace muster::io {
namespace {

class ImportSchool : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string path = MUSTER_SHARED_DIR "/maps/school/levels.geojson";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path << ": nothing to import";
    auto imported = importPlan(path);
    ASSERT_TRUE(imported) << imported.error().front().code;
    imported_ = std::move(*imported);
  }

  std::size_t count(const Problems& items, std::string_view code) const {
    return static_cast<std::size_t>(std::count_if(
        items.begin(), items.end(), [&](const Problem& item) { return item.code == code; }));
  }

  Imported imported_;
};

// The acceptance numbers of the drawing: 214 rooms, 252 doors, 12 stair areas on six levels.
TEST_F(ImportSchool, takesEveryRoomAndAllButTwoDoors) {
  const plan::Draft& draft = imported_.draft;
  EXPECT_EQ(draft.levels.size(), 6u);
  // Ten runs of a staircase, three spaces and two openings (the turns) each, beside what is drawn.
  EXPECT_EQ(draft.spaces.size(), 214u + 10 * 3);
  EXPECT_EQ(count(imported_.report.inferred, "io.import-stair-built"), 10u);
  EXPECT_EQ(count(imported_.report.decide, "io.import-door-too-narrow"), 2u);
  EXPECT_EQ(count(imported_.report.decide, "io.import-door-touches-nothing"), 0u);
  EXPECT_EQ(draft.openings.size(), 252u - 2 + 10 * 2);
}

// 26 "exits": 8 real ones at ground level; 3 inner doors that lost their link, 5 stair mouths, 1
// collapsed joint, 2 specks; 7 doors above ground with nothing behind them.
TEST_F(ImportSchool, sortsOutTheExits) {
  std::size_t open = 0;
  std::size_t locked = 0;
  for (const plan::DraftOpening& opening : imported_.draft.openings) {
    if (!opening.outside) continue;
    EXPECT_EQ(opening.locked, opening.level != "0") << opening.id;
    ++(opening.locked ? locked : open);
  }
  EXPECT_EQ(open, 8u);
  EXPECT_EQ(locked, 7u);
  EXPECT_EQ(count(imported_.report.inferred, "io.import-exit-is-inner-door"), 3u);
  EXPECT_EQ(count(imported_.report.inferred, "io.import-exit-is-stair-mouth"), 5u);
  EXPECT_EQ(count(imported_.report.inferred, "io.import-door-collapsed"), 1u);
  EXPECT_EQ(count(imported_.report.decide, "io.import-exit-above-ground") +
                count(imported_.report.decide, "io.import-exit-into-shaft"),
            7u);
}

TEST_F(ImportSchool, keepsTheStatedStepsAndWidths) {
  for (const plan::DraftSpace& space : imported_.draft.spaces) {
    if (space.category != plan::Category::stairs) continue;
    ASSERT_TRUE(space.ascent);
    EXPECT_NEAR(space.ascent->rise_m, 1.9, 1e-9) << space.id;
    EXPECT_NEAR(space.ascent->riser_m, 0.19, 1e-9) << space.id;
    const bool short_treads = space.stair == "stair-1";
    EXPECT_NEAR(space.ascent->tread_m, short_treads ? 0.30 : 0.35, 0.002) << space.id;
    const double width = geometry::area(space.shape) / geometry::length(space.ascent->line);
    EXPECT_NEAR(width, short_treads ? 1.45 : 1.50, 0.002) << space.id;
  }
  EXPECT_EQ(count(imported_.report.decide, "io.import-stair-steps-differ"), 0u);
}

// Two vestibules beside the stairs are drawn a storey above the door they belong to, so nothing but
// locked doors leads out of them; the basement, which the drawing cuts off, is reached by its
// staircase. From the open exits at ground level, through openings that are not locked, over the
// whole building.
TEST_F(ImportSchool, everyFloorReachesTheGround) {
  std::multimap<std::string, std::string> next;
  std::vector<std::string> open;
  for (const plan::DraftOpening& opening : imported_.draft.openings) {
    if (opening.locked) continue;
    if (opening.outside) {
      open.push_back(opening.spaces[0]);
    } else {
      next.emplace(opening.spaces[0], opening.spaces[1]);
      next.emplace(opening.spaces[1], opening.spaces[0]);
    }
  }
  std::set<std::string> reached;
  while (!open.empty()) {
    const std::string space = open.back();
    open.pop_back();
    if (!reached.insert(space).second) continue;
    for (auto [at, end] = next.equal_range(space); at != end; ++at) open.push_back(at->second);
  }
  std::map<std::string, std::size_t> lost;
  std::vector<std::string> names;
  for (const plan::DraftSpace& space : imported_.draft.spaces) {
    if (reached.count(space.id)) continue;
    ++lost[space.level];
    names.push_back(space.level + ' ' + space.name.en + ' ' + space.id);
  }
  EXPECT_EQ(lost, (std::map<std::string, std::size_t>{{"1", 2}}))
      << ::testing::PrintToString(names);
}

TEST_F(ImportSchool, passesTheCheckButForWhatIsWrongWithTheBuilding) {
  const plan::Checked checked = plan::check(imported_.draft);
  for (const Problem& problem : checked.problems) {
    EXPECT_NE(problem.severity, Severity::error) << problem.code << ' ' << problem.feature;
  }
  ASSERT_TRUE(checked.campus);
  EXPECT_EQ(checked.campus->stairs.size(), 3u);
}

TEST_F(ImportSchool, isTheSameAfterWritingAndReading) {
  const std::string text = writePlan(imported_.draft);
  const auto again = parsePlan(text, "again");
  ASSERT_TRUE(again) << again.error().front().code;
  EXPECT_EQ(writePlan(*again), text);
}

TEST_F(ImportSchool, isDeterministic) {
  const auto again = importPlan(MUSTER_SHARED_DIR "/maps/school/levels.geojson");
  ASSERT_TRUE(again);
  EXPECT_EQ(writePlan(again->draft), writePlan(imported_.draft));
}

}  // namespace
}  // namespace muster::io
