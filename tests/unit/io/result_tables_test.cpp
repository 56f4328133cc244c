#include "io/result_tables.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "io/csv_table.h"
#include "io/fire_tables.h"
#include "recorded_walk.h"

namespace muster::io {
namespace {

using namespace testing;
using analysis::RunResult;

// One out, one arrived, one stuck, one not yet there; a door and a gate.
RunResult sample() {
  RunResult result;
  result.identity.scenario = "drill";
  result.identity.scenario_hash = 0xABC;
  result.identity.seed = 18446744073709551615ull;
  result.identity.model = "anticipation";
  result.identity.result_hash = "00000000deadbeef";
  result.identity.version = "0.1.0";
  result.identity.threads = 2;
  result.identity.wall_s = 2.0;
  result.totals = {3,      2,    0,    1, 61.849999999999994, 90.0, std::nullopt, std::nullopt,
                   120.05, 5000, 0.031};
  result.spaces = {"room", "yard"};
  result.stairs = {"stair-a"};
  result.openings.resize(2);
  result.openings[0].id = "door";
  result.openings[0].name = {"Front door, main", "正门"};
  result.openings[1].id = "gate";
  result.openings[1].first_s = 70.0;
  result.exits.push_back({plan::OpeningId(1), true, 1, 70.0, 70.0, 0.1});
  result.groups.resize(1);
  result.groups[0].id = "一年级(1)班";
  result.groups[0].persons = 3;
  result.agents.resize(4);
  for (std::size_t i = 0; i < 4; ++i) {
    result.agents[i].group = simulation::GroupId(0);
    result.agents[i].entered = i < 3;
    result.agents[i].start = result.agents[i].space = plan::SpaceId(0);
    result.agents[i].position = {1.25, 2.5};
  }
  result.agents[0].status = simulation::Status::out;
  result.agents[0].left_building_s = 61.849999999999994;
  result.agents[0].building_exit = plan::OpeningId(0);
  result.agents[1].status = simulation::Status::arrived;
  result.agents[2].status = simulation::Status::stuck;
  analysis::BottleneckRow stair;
  stair.kind = analysis::ConstraintKind::stair;
  stair.id = "stair-a";
  stair.lost_person_s = 321.5;
  stair.capacity_per_s = 1.664;
  stair.capacity_share = 0.9;
  for (int g = 0; g < 11; ++g) stair.groups.push_back({simulation::GroupId(0), 45});
  result.bottlenecks.push_back(stair);
  result.peak.density_per_m2 = 4.5;
  return result;
}

CsvTable table(const std::string& text) {
  auto csv = parseCsv(text, 1000);
  EXPECT_TRUE(csv.problems.empty());
  return csv.table;
}

std::string cell(const CsvTable& table, std::size_t row, std::string_view column) {
  for (std::size_t c = 0; c < table.header.size(); ++c) {
    if (table.header[c].text == column) return table.rows[row][c].text;
  }
  return "no column " + std::string(column);
}

TEST(SummaryJson, HasTheKeysOfTheContract) {
  const auto json = nlohmann::json::parse(summaryJson(sample()));
  for (const char* key : {"agents",
                          "out",
                          "inside",
                          "stuck",
                          "t50_s",
                          "t95_s",
                          "t100_s",
                          "roll_call_s",
                          "simulated_s",
                          "wall_s",
                          "agent_steps",
                          "agent_steps_per_s",
                          "threads",
                          "seed",
                          "model",
                          "scenario_hash",
                          "result_hash",
                          "peak_density_per_m2",
                          "deepest_overlap",
                          "version",
                          "peak_contact_force_n_per_m",
                          "flow"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  EXPECT_EQ(json["agents"], 3);
  EXPECT_EQ(json["t50_s"], 61.85);
  EXPECT_TRUE(json["t100_s"].is_null());
  EXPECT_TRUE(json["roll_call_s"].is_null());
  EXPECT_TRUE(json["peak_contact_force_n_per_m"].is_null());
  EXPECT_EQ(json["agent_steps_per_s"], 2500.0);
  EXPECT_EQ(json["seed"], 18446744073709551615ull);
  EXPECT_EQ(json["scenario_hash"], "0000000000000abc");
  EXPECT_EQ(json["result_hash"], "00000000deadbeef");
}

TEST(ResultTables, ContactForcesAreThereIfTheModelKnowsThem) {
  RunResult result = sample();
  EXPECT_EQ(cell(table(agentsCsv(result)), 1, "peak_contact_force_n_per_m"), "");
  result.peak_contact_force_n_per_m = 1650.25;
  result.agents[1].peak_contact_force_n_per_m = 1650.25;
  EXPECT_EQ(nlohmann::json::parse(summaryJson(result))["peak_contact_force_n_per_m"], 1650.25);
  EXPECT_EQ(cell(table(agentsCsv(result)), 1, "peak_contact_force_n_per_m"), "1650.250");
}

// A smoky room that nobody came back to, and an exit that stays tenable.
RunResult burnt() {
  RunResult result = sample();
  analysis::ExposureRow exposure;
  exposure.gas_dose = 0.4125;
  exposure.peak_temperature_C = 71.5;
  exposure.flagged_s = 55.0;
  result.agents[1].exposure = exposure;
  analysis::FireResult& fire = result.fire.emplace();
  fire.detected_s = 12.0;
  fire.exposed = 1;
  fire.rset_s = fire.last_indoors_s = 61.849999999999994;
  analysis::MarginRow room;
  room.id = "room";
  room.name = {"Room", "房间"};
  room.level = "ground";
  room.available.by_s = {50.0, std::nullopt, 80.5};
  room.required_s = 61.849999999999994;
  room.margin_s = 50.0 - 61.849999999999994;
  room.persons = 3;
  room.chain = {12.0, 1.0, 20.0, 28.85};
  analysis::MarginRow exit;
  exit.kind = analysis::PlaceKind::exit;
  exit.id = "door";
  analysis::MarginRow group;
  group.kind = analysis::PlaceKind::group;
  group.id = result.groups[0].id;
  group.where = "room";
  fire.margins = {room, exit, group};
  fire.aset_s = 50.0;
  fire.margin_s = room.margin_s;
  fire.deciding = 0;
  return result;
}

TEST(SummaryJson, AFireIsThereIfThereWasOne) {
  for (const char* key : {"exposed", "incapacitated", "aset_s", "rset_s", "margin_s", "fire"}) {
    const auto json = nlohmann::json::parse(summaryJson(sample()));
    EXPECT_TRUE(json.contains(key) && json[key].is_null()) << key;
  }
  const auto json = nlohmann::json::parse(summaryJson(burnt()));
  EXPECT_EQ(json["exposed"], 1);
  EXPECT_EQ(json["incapacitated"], 0);
  EXPECT_EQ(json["aset_s"], 50.0);
  EXPECT_EQ(json["rset_s"], 61.85);
  EXPECT_EQ(json["margin_s"], -11.85);
  EXPECT_EQ(json["fire"]["detected_s"], 12.0);
  EXPECT_TRUE(json["fire"]["alarm_s"].is_null());
  EXPECT_EQ(json["fire"]["smoke_law"], "fridolf");
  EXPECT_EQ(json["fire"]["deciding_space"], "room");
  EXPECT_EQ(json["fire"]["criterion"], "visibility");
  EXPECT_EQ(json["fire"]["tenability"]["visibility_m"], 10.0);
  RunResult safe = burnt();
  safe.fire->aset_s = safe.fire->margin_s = std::nullopt;
  safe.fire->deciding.reset();
  const auto never = nlohmann::json::parse(summaryJson(safe));
  EXPECT_TRUE(never["aset_s"].is_null() && never["margin_s"].is_null());
  EXPECT_TRUE(never["fire"]["deciding_space"].is_null());
}

TEST(TenabilityCsv, HasARowForEveryPlaceAndItsTimes) {
  RunResult result = burnt();
  const CsvTable places = table(tenabilityCsv(result));
  ASSERT_EQ(places.rows.size(), 3u);
  EXPECT_EQ(cell(places, 0, "kind"), "space");
  EXPECT_EQ(cell(places, 0, "name_zh"), "房间");
  EXPECT_EQ(cell(places, 0, "aset_s"), "50.000");
  EXPECT_EQ(cell(places, 0, "criterion"), "visibility");
  EXPECT_EQ(cell(places, 0, "temperature_s"), "");
  EXPECT_EQ(cell(places, 0, "dose_s"), "80.500");
  EXPECT_EQ(cell(places, 0, "rset_s"), "61.850");
  EXPECT_EQ(cell(places, 0, "margin_s"), "-11.850");
  EXPECT_EQ(cell(places, 0, "pre_movement_s"), "20.000");
  EXPECT_EQ(cell(places, 1, "kind"), "exit");
  EXPECT_EQ(cell(places, 1, "aset_s"), "");
  EXPECT_EQ(cell(places, 1, "margin_s"), "");
  EXPECT_EQ(cell(places, 2, "kind"), "group");
  EXPECT_EQ(cell(places, 2, "where"), "room");
  result.groups[0].is_class = true;
  EXPECT_EQ(cell(table(tenabilityCsv(result)), 2, "kind"), "class");
}

TEST(AgentsCsv, HasTheSameColumnsWithAndWithoutAFire) {
  const CsvTable without = table(agentsCsv(sample())), with = table(agentsCsv(burnt()));
  EXPECT_EQ(without.header.size(), with.header.size());
  EXPECT_EQ(cell(without, 1, "gas_dose"), "");
  EXPECT_EQ(cell(without, 1, "incapacitated_s"), "");
  EXPECT_EQ(cell(with, 1, "gas_dose"), "0.4125");
  EXPECT_EQ(cell(with, 1, "peak_temperature_C"), "71.5");
  EXPECT_EQ(cell(with, 1, "flagged_s"), "55.000");
  EXPECT_EQ(cell(with, 1, "incapacitated_s"), "");
}

TEST(WriteResults, AFireAddsItsTable) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeResults(folder.path(), burnt()).has_value());
  EXPECT_EQ(contents(folder.file("tenability.csv")), tenabilityCsv(burnt()));
}

TEST(SummaryJson, ACodesFlowIsTold) {
  RunResult result = sample();
  EXPECT_EQ(nlohmann::json::parse(summaryJson(result))["flow"], "emergent");
  result.identity.flow = simulation::FlowMode::code;
  result.identity.code_flow_per_m_s = 1.33;
  const auto json = nlohmann::json::parse(summaryJson(result));
  EXPECT_EQ(json["flow"], "code");
  EXPECT_EQ(json["code_flow_per_m_s"], 1.33);
}

TEST(SummaryJson, BadBytesDoNotThrow) {
  RunResult result = sample();
  result.identity.scenario = "bad\xFFname";
  EXPECT_FALSE(nlohmann::json::parse(summaryJson(result), nullptr, false).is_discarded());
}

TEST(AgentsCsv, NamesTheStuckAndTheirPlace) {
  const CsvTable agents = table(agentsCsv(sample()));
  ASSERT_EQ(agents.rows.size(), 3u);  // who never entered is no agent
  EXPECT_EQ(cell(agents, 0, "status"), "out");
  EXPECT_EQ(cell(agents, 0, "left_building_s"), "61.850");
  EXPECT_EQ(cell(agents, 0, "building_exit"), "door");
  EXPECT_EQ(cell(agents, 0, "x_m"), "");
  EXPECT_EQ(cell(agents, 2, "agent"), "2");
  EXPECT_EQ(cell(agents, 2, "status"), "stuck");
  EXPECT_EQ(cell(agents, 2, "space"), "room");
  EXPECT_EQ(cell(agents, 2, "x_m"), "1.250");
  EXPECT_EQ(cell(agents, 2, "group"), "一年级(1)班");
  EXPECT_EQ(cell(agents, 2, "left_building_s"), "");
}

TEST(Tables, SayWhatTheResultSays) {
  const RunResult result = sample();
  const CsvTable exits = table(exitsCsv(result));
  EXPECT_EQ(cell(exits, 0, "exit"), "gate");
  EXPECT_EQ(cell(exits, 0, "leads_out_of"), "campus");
  EXPECT_EQ(cell(exits, 0, "last_s"), "70.000");
  const CsvTable openings = table(openingsCsv(result));
  EXPECT_EQ(cell(openings, 0, "name_en"), "Front door, main");
  EXPECT_EQ(cell(openings, 0, "name_zh"), "正门");
  EXPECT_EQ(cell(openings, 0, "first_s"), "");
  EXPECT_EQ(cell(openings, 0, "kind"), "door");
  const CsvTable jams = table(bottlenecksCsv(result));
  EXPECT_EQ(cell(jams, 0, "kind"), "stair");
  EXPECT_EQ(cell(jams, 0, "lost_person_s"), "321.500");
  EXPECT_EQ(cell(jams, 0, "share_of_sfpe_capacity"), "0.900");
  EXPECT_TRUE(cell(jams, 0, "groups").ends_with("; +3"));
  EXPECT_EQ(table(classesCsv(result)).rows.size(), 1u);
}

TEST(WriteResults, WritesTheFilesOfTheContract) {
  TemporaryFolder folder;
  RunResult result = sample();
  auto written = writeResults(folder.file("new/results"), result);
  ASSERT_TRUE(written.has_value());
  EXPECT_EQ(written->size(), 9u);
  for (const char* name :
       {"summary.json", "agents.csv", "classes.csv", "exits.csv", "openings.csv", "bottlenecks.csv",
        "danger.csv", "danger_time.csv", "queue_lengths.csv"}) {
    EXPECT_TRUE(std::filesystem::exists(folder.file("new/results/") + name)) << name;
  }
  EXPECT_EQ(contents(folder.file("new/results/agents.csv")), agentsCsv(result));
  result.counters.push_back({"line", "ground", false, {{0, 1, 2, 0, 0}}});
  written = writeResults(folder.file("new/results"), result);
  ASSERT_TRUE(written.has_value());
  const CsvTable counters = table(contents(folder.file("new/results/counters.csv")));
  EXPECT_EQ(cell(counters, 0, "forward"), "1");
  EXPECT_EQ(cell(counters, 0, "persons"), "");
}

TEST(ResultTables, TheHydraulicEstimateStandsBesideTheAgents) {
  RunResult result = sample();
  EXPECT_TRUE(nlohmann::json::parse(summaryJson(result))["hydraulic"].is_null());
  result.totals.t100_s = 110.0;
  analysis::HydraulicSummary estimate;
  estimate.t50_s = 50.0;
  estimate.t95_s = 90.0;
  estimate.t100_s = 100.0;
  result.hydraulic = estimate;
  const auto without = nlohmann::json::parse(summaryJson(result))["hydraulic"];
  EXPECT_TRUE(without["controlling"].is_null());
  result.hydraulic->controlling = "stair-a";
  result.hydraulic->controlling_kind = analysis::ConstraintKind::stair;
  const auto json = nlohmann::json::parse(summaryJson(result))["hydraulic"];
  EXPECT_EQ(json["t100_s"], 100.0);
  EXPECT_DOUBLE_EQ(json["ratio"].get<double>(), 1.1);
  EXPECT_EQ(json["controlling"], "stair-a");
  EXPECT_EQ(json["controlling_kind"], "stair");
}

TEST(WriteResults, TheHydraulicModelHasQueuesAndNoBodies) {
  TemporaryFolder folder;
  RunResult result = sample();
  result.identity.bodies = false;
  result.queues.push_back({plan::OpeningId(0), 0.7, 0.921, 3, 5.0, 8.0, 2, 5.0, 3.25});
  ASSERT_TRUE(writeResults(folder.path(), result).has_value());
  const auto json = nlohmann::json::parse(contents(folder.file("summary.json")));
  for (const char* key :
       {"peak_density_per_m2", "deepest_overlap", "agent_steps", "agent_steps_per_s"}) {
    EXPECT_TRUE(json.contains(key) && json[key].is_null()) << key;
  }
  EXPECT_FALSE(std::filesystem::exists(folder.file("agents.csv")));
  EXPECT_FALSE(std::filesystem::exists(folder.file("bottlenecks.csv")));
  EXPECT_TRUE(std::filesystem::exists(folder.file("classes.csv")));
  const CsvTable queues = table(contents(folder.file("queues.csv")));
  EXPECT_EQ(cell(queues, 0, "opening"), "door");
  EXPECT_EQ(cell(queues, 0, "longest_queue"), "2");
}

TEST(WriteResults, AFailureLeavesTheEarlierResult) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeResults(folder.path(), sample()).has_value());
  const std::string before = contents(folder.file("summary.json"));
  // One of the places is taken by a folder: nothing may be replaced.
  std::filesystem::remove(folder.file("openings.csv"));
  std::filesystem::create_directory(folder.file("openings.csv"));
  RunResult other = sample();
  other.identity.seed = 1;
  const auto written = writeResults(folder.path(), other);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error()[0].code, "file.unwritable");
  EXPECT_EQ(contents(folder.file("summary.json")), before);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_NE(entry.path().extension(), ".part");
  }
}

TEST(WriteResults, AFolderThatCannotBeIsToldNotThrown) {
  TemporaryFolder folder;
  writeFile(folder.file("file"), "x");
  const auto written = writeResults(folder.file("file/results"), sample());
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error()[0].code, "file.unwritable");
}

}  // namespace
}  // namespace muster::io
