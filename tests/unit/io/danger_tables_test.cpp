#include "io/danger_tables.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "io/csv_table.h"

namespace muster::io {
namespace {

using analysis::DangerPlace;
using measure::Alarm;

analysis::RunResult sample() {
  analysis::RunResult result;
  analysis::DangerResult& danger = result.danger;
  DangerPlace hall, stair, road;
  hall.id = "hall";
  hall.name = {"Hall, main", "大厅"};
  hall.level = "F1";
  hall.first_s = 0.0;
  hall.person_s = 12.5;
  stair.kind = DangerPlace::Kind::stair;
  stair.table = measure::Facility::stairs;
  stair.id = "stair-a";
  stair.first_s = 3.0;
  stair.worst = Alarm::orange;
  stair.raised_s = {40.0, 44.0, std::nullopt};
  stair.alarm_s = {4, 2, 0};
  stair.density.raise(4.75, 43, {1.5, 2.5});
  stair.above_s = {30, 20, 6, 0};
  stair.levels.add(measure::LevelOfService::f, 99);
  stair.shear.raise(0.5, 41, {});
  road.kind = DangerPlace::Kind::zone;
  road.id = "road";
  road.keepFree = true;
  danger.places = {hall, stair, road};
  danger.whole = stair;
  danger.whole.contact.raise(700, 41, {});
  danger.raisedAt = {1, 1, 0};
  danger.samples.resize(2);
  danger.samples[1] = {1.0, 30, {9, 6, 2, 0}, 4.75, 0.01234, Alarm::orange, 1};
  return result;
}

std::string cell(const std::string& text, std::size_t row, std::string_view column) {
  const ReadCsv csv = parseCsv(text, 100);
  EXPECT_TRUE(csv.problems.empty());
  for (std::size_t c = 0; c < csv.table.header.size(); ++c)
    if (csv.table.header[c].text == column) return csv.table.rows.at(row)[c].text;
  return "no column " + std::string(column);
}

TEST(DangerTables, PlacesWorstFirstThenEmptyOnesToKeepFree) {
  const std::string csv = dangerCsv(sample());
  EXPECT_EQ(parseCsv(csv, 100).table.rows.size(), 3u);
  EXPECT_EQ(cell(csv, 0, "id"), "stair-a");
  EXPECT_EQ(cell(csv, 0, "kind"), "stair");
  EXPECT_EQ(cell(csv, 0, "service_table"), "stairs");
  EXPECT_EQ(cell(csv, 0, "alarm_heuristic"), "orange");
  EXPECT_EQ(cell(csv, 0, "orange_first_s"), "44.000");
  EXPECT_EQ(cell(csv, 0, "red_first_s"), "");
  EXPECT_EQ(cell(csv, 0, "orange_s"), "2.000");
  EXPECT_EQ(cell(csv, 0, "peak_density_per_m2"), "4.750");
  EXPECT_EQ(cell(csv, 0, "peak_y_m"), "2.500");
  EXPECT_EQ(cell(csv, 0, "held_10s_per_m2"), "");
  EXPECT_EQ(cell(csv, 0, "above_4_s"), "6.000");
  EXPECT_EQ(cell(csv, 0, "los_f_person_s"), "99.000");
  EXPECT_EQ(cell(csv, 0, "pressure_per_s2"), "");
  EXPECT_EQ(cell(csv, 0, "shear_at_s"), "41.000");
  EXPECT_EQ(cell(csv, 1, "name_zh"), "大厅");
  EXPECT_EQ(cell(csv, 1, "alarm_heuristic"), "none");
  EXPECT_EQ(cell(csv, 1, "person_s"), "12.500");
  EXPECT_EQ(cell(csv, 2, "id"), "road");
  EXPECT_EQ(cell(csv, 2, "keep_free"), "1");
}

TEST(DangerTables, RowsHaveAsManyCellsAsTheHeader) {
  for (const std::string& csv : {dangerCsv(sample()), dangerTimeCsv(sample())}) {
    const CsvTable table = parseCsv(csv, 100).table;
    for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.header.size());
  }
}

TEST(DangerTables, OverTime) {
  const std::string csv = dangerTimeCsv(sample());
  EXPECT_EQ(cell(csv, 0, "alarm_heuristic"), "none");
  EXPECT_EQ(cell(csv, 0, "worst_place"), "");
  EXPECT_EQ(cell(csv, 1, "persons"), "30");
  EXPECT_EQ(cell(csv, 1, "above_3"), "6");
  EXPECT_EQ(cell(csv, 1, "pressure_per_s2"), "0.0123");
  EXPECT_EQ(cell(csv, 1, "worst_place"), "stair-a");
}

TEST(DangerTables, Summary) {
  nlohmann::ordered_json json;
  analysis::RunResult result = sample();
  addDanger(json, result);
  const auto& danger = json["danger"];
  EXPECT_EQ(danger["heuristic"], true);
  EXPECT_EQ(danger["alarm"], "orange");
  EXPECT_EQ(danger["alarms"]["orange"]["first_s"], 44);
  EXPECT_EQ(danger["alarms"]["orange"]["first_in"], "stair-a");
  EXPECT_TRUE(danger["alarms"]["red"]["first_in"].is_null());
  EXPECT_EQ(danger["above_per_m2_s"]["3"], 20);
  EXPECT_EQ(danger["level_of_service_person_s"]["F"], 99);
  EXPECT_EQ(danger["peak_density_per_m2"]["value"], 4.75);
  EXPECT_TRUE(danger["pressure_per_s2"].is_null());
  EXPECT_EQ(danger["contact_force_n_per_m"]["value"], 700);
  EXPECT_EQ(danger["limits"]["red"]["lasting_s"], 2);
  EXPECT_EQ(danger["pressure_window_s"], 5);
  result.identity.bodies = false;
  addDanger(json, result);
  EXPECT_TRUE(json["danger"].is_null());
}

}  // namespace
}  // namespace muster::io
