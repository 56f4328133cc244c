#include "io/result_reader.h"

#include <gtest/gtest.h>

#include "io/result_tables.h"
#include "recorded_walk.h"

namespace muster::io {
namespace {

using namespace testing;

plan::Campus campus() {
  plan::Campus campus;
  campus.openings.resize(2);
  campus.openings[0].id = "door";
  campus.openings[1].id = "gate";
  campus.spaces.resize(1);
  campus.spaces[0].id = "room";
  campus.stairs.resize(1);
  campus.stairs[0].id = "stair-a";
  return campus;
}

// Person 1 has not entered; person 2 went by the stair and the door.
analysis::RunResult result() {
  analysis::RunResult result;
  result.identity.scenario = "drill";
  result.identity.scenario_hash = 0xABC;
  result.identity.seed = 7;
  result.spaces = {"room"};
  result.stairs = {"stair-a"};
  result.openings.resize(2);
  result.openings[0].id = "door";
  result.openings[1].id = "gate";
  result.groups.resize(2);
  result.groups[0].id = "visitors";
  result.groups[1].id = "一年级(1)班";
  result.agents.resize(3);
  for (std::size_t i = 0; i < 3; ++i) {
    result.agents[i].group = simulation::GroupId(std::size_t{1});
    result.agents[i].entered = i != 1;
    result.agents[i].start = plan::SpaceId(std::size_t{0});
  }
  analysis::AgentRow& last = result.agents[2];
  last.teacher = true;
  last.status = simulation::Status::arrived;
  last.left_building_s = 61.85;
  last.building_exit = plan::OpeningId(std::size_t{0});
  last.stair = plan::StairId(std::size_t{0});
  last.lost_s = 27.5;
  last.exposure.emplace();
  last.exposure->gas_dose = 0.25;
  last.exposure->heat_dose = 0.5;
  analysis::BottleneckRow row;
  row.kind = analysis::ConstraintKind::stair;
  row.stair = plan::StairId(std::size_t{0});
  row.id = "stair-a";
  row.name = {"Stair, west", "西楼梯"};
  row.level = "ground";
  row.where = {12.5, -3.25};
  row.from_s = 30;
  row.to_s = 95.5;
  row.lost_person_s = 321.5;
  row.persons = 45;
  row.capacity_share = 0.9;
  row.groups = {{simulation::GroupId(std::size_t{1}), 44},
                {simulation::GroupId(std::size_t{0}), 1}};
  result.bottlenecks.push_back(row);
  return result;
}

const RunOfTables kRun{0xABC, 7, {"visitors", "一年级(1)班"}};

TEST(ResultReader, ReadsBackWhatWasWritten) {
  const TemporaryFolder folder;
  ASSERT_TRUE(writeResults(folder.path(), result()));
  const auto tables = readTables(folder.path(), campus(), kRun);
  ASSERT_TRUE(tables) << tables.error().front().code;
  ASSERT_EQ(tables->agents.size(), 3u);
  EXPECT_TRUE(tables->agents[0].entered);
  EXPECT_FALSE(tables->agents[1].entered);
  const analysis::AgentRow& last = tables->agents[2];
  EXPECT_EQ(last.group, simulation::GroupId(std::size_t{1}));
  EXPECT_TRUE(last.teacher);
  EXPECT_EQ(last.status, simulation::Status::arrived);
  EXPECT_EQ(last.left_building_s, 61.85);
  EXPECT_EQ(last.arrived_s, std::nullopt);
  EXPECT_EQ(last.building_exit, plan::OpeningId(std::size_t{0}));
  EXPECT_FALSE(last.campus_exit.valid());
  EXPECT_EQ(last.stair, plan::StairId(std::size_t{0}));
  EXPECT_EQ(last.lost_s, 27.5);
  ASSERT_TRUE(last.exposure);
  EXPECT_EQ(last.exposure->gas_dose, 0.25);
  EXPECT_EQ(last.exposure->dose(), 0.5);
  EXPECT_FALSE(tables->agents[0].exposure);
  ASSERT_EQ(tables->bottlenecks.size(), 1u);
  const analysis::BottleneckRow& row = tables->bottlenecks[0];
  EXPECT_EQ(row.kind, analysis::ConstraintKind::stair);
  EXPECT_EQ(row.stair, plan::StairId(std::size_t{0}));
  EXPECT_EQ(row.name.en, "Stair, west");
  EXPECT_EQ(row.name.zh, "西楼梯");
  EXPECT_EQ(row.where, (geometry::Vec2{12.5, -3.25}));
  EXPECT_EQ(row.to_s, 95.5);
  EXPECT_EQ(row.persons, 45u);
  ASSERT_EQ(row.groups.size(), 2u);
  EXPECT_EQ(row.groups[0].group, simulation::GroupId(std::size_t{1}));
  EXPECT_EQ(row.groups[0].persons, 44u);
}

TEST(ResultReader, RefusesTablesOfAnotherRun) {
  const TemporaryFolder folder;
  ASSERT_TRUE(writeResults(folder.path(), result()));
  RunOfTables other = kRun;
  other.seed = 8;
  const auto seed = readTables(folder.path(), campus(), other);
  ASSERT_FALSE(seed);
  EXPECT_EQ(seed.error().front().code, "results.other-run");
  other = kRun;
  other.scenarioHash = 0xABD;
  EXPECT_FALSE(readTables(folder.path(), campus(), other));
}

TEST(ResultReader, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  const auto none = readTables(folder.path(), campus(), kRun);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().front().code, "file.missing");
  ASSERT_TRUE(writeResults(folder.path(), result()));
  writeFile(folder.file("bottlenecks.csv"), "rank,kind\n1,stair\n");
  const auto columns = readTables(folder.path(), campus(), kRun);
  ASSERT_FALSE(columns);
  EXPECT_EQ(columns.error().front().code, "results.no-column");
}

}  // namespace
}  // namespace muster::io
