// The report's part on crowding and danger.
#include "report/run_danger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/json_document.h"

namespace muster::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

io::ResultTable table(const std::string& csv) {
  return io::ResultTable(io::parseCsv(csv, 1000).table);
}

io::ResultFolder folder() {
  io::ResultFolder result;
  result.summary = io::ResultSummary(*io::parseJson(
      R"({"danger":{"heuristic":true,"alarm":"orange","alarms":{
"yellow":{"seconds":20,"first_s":60,"first_in":"hall"},
"orange":{"seconds":7,"first_s":75,"first_in":"hall"},
"red":{"seconds":0,"first_s":null,"first_in":null}},
"above_per_m2_person_s":{"2":900,"3":500,"4":123,"5":4},"held_10s_per_m2":{"value":4.25},
"waited_person_s":777,"stop_and_go_person_s":55,"stops":66,"opposed_person_s":0,
"limits":{"yellow":{"moving_per_m2":3,"standing_per_m2":4,"lasting_s":10},
"orange":{"moving_per_m2":4,"standing_per_m2":5,"lasting_s":5},
"red":{"moving_per_m2":5,"standing_per_m2":6,"lasting_s":2},
"pressure_per_s2":0.02,"pressure_from_per_m2":4,"contact_force_n_per_m":1600}}})",
      "summary.json"));
  result.danger = table(
      "kind,id,name_en,name_zh,level,keep_free,alarm_heuristic,yellow_first_s,orange_first_s,"
      "red_first_s,yellow_s,orange_s,red_s,held_10s_per_m2,person_s,occupied_s,most_persons,"
      "most_at_s,first_s,above_4_person_s,los_e_person_s,los_f_person_s\n"
      "space,hall,<Hall>,大厅,F1,0,orange,60,75,,20,7,0,4.25,1000,100,30,80,0,123,40,2\n"
      "stair,east,Lowest landing,楼梯口,F1,0,yellow,61,,,9,0,0,3.5,500,90,20,80,0,11,3,1\n"
      "space,yard,Yard,操场,out,0,none,,,,0,0,0,,1000,100,30,80,0,0,0,0\n"
      "zone,road,Road,车行道,out,1,none,,,,0,0,0,,42,13,5,90,85,0,0,0\n"
      "zone,lane,Lane,消防通道,out,1,none,,,,0,0,0,,0,0,0,,,0,0,0\n");
  result.dangerTime = table(
      "time_s,above_3,above_4,above_5,alarm_heuristic\n"
      "0,0,0,0,none\n50,0,0,0,none\n60,12,3,0,yellow\n100,40,8,0,orange\n");
  result.bottlenecks = table(
      "id,name_en,name_zh,longest_queue,longest_at_s,waited_person_s,longest_wait_s,queue_reached\n"
      "a,Small door,小门,3,10,20,5,\n"
      "b,Wide & long,大门,30,70,900,65,hall: 60 s\n"
      "c,Nobody,无,0,,0,0,\n");
  return result;
}

std::string section(const io::ResultFolder& result, Language language = Language::en) {
  const Words words(language);
  return dangerSection({{words}, result, nullptr, 120});
}

TEST(RunDanger, SaysInBothLanguagesThatItIsHeuristic) {
  EXPECT_THAT(section(folder()), HasSubstr("heuristic"));
  EXPECT_THAT(section(folder(), Language::zh), HasSubstr("经验判断"));
  for (const Language language : {Language::en, Language::zh})
    EXPECT_THAT(section(folder(), language), Not(HasSubstr("report.")));  // a key without its text
}

TEST(RunDanger, AlarmsWithPlaceAndTime) {
  const std::string html = section(folder());
  EXPECT_THAT(html, HasSubstr("for 7 s, first at 1:15 in &lt;Hall&gt;"));
  EXPECT_THAT(html, HasSubstr("for 20 s, first at 1:00"));
  EXPECT_LT(html.find("1:15 in"), html.find("1:00 in"));  // worst first
  EXPECT_THAT(html, HasSubstr(">orange</span></td><td>&lt;Hall&gt;</td><td>F1</td>"));
  EXPECT_THAT(html, HasSubstr(">42</td>"));  // level of service E and F
  EXPECT_THAT(html, Not(HasSubstr("<td>Yard")));
  EXPECT_THAT(html, HasSubstr("<td>whole staircase east</td>"));
  EXPECT_THAT(section(folder(), Language::zh), HasSubstr("大厅"));
}

TEST(RunDanger, QueuesLongestFirst) {
  const std::string html = section(folder());
  EXPECT_LT(html.find("Wide &amp; long"), html.find("Small door"));
  EXPECT_THAT(html, HasSubstr("hall: 60 s"));
  EXPECT_THAT(html, Not(HasSubstr("Nobody")));
}

TEST(RunDanger, PlacesToKeepFree) {
  const std::string html = section(folder());
  const std::size_t road = html.find("<td>Road</td>"), lane = html.find("<td>Lane</td>");
  ASSERT_NE(road, std::string::npos);
  ASSERT_NE(lane, std::string::npos);
  EXPECT_THAT(html.substr(road, 120), HasSubstr(">42<"));
  EXPECT_THAT(html.substr(lane, 120), HasSubstr(">–<"));
}

TEST(RunDanger, CurveAndStrip) {
  io::ResultFolder result = folder();
  const Words words(Language::en);
  const std::string svg = dangerCurve({{words}, result, nullptr, 120});
  EXPECT_THAT(svg, HasSubstr("<polygon"));
  // Alarm: none to 50 s, yellow to 60, orange to 100 of 576 pixels.
  EXPECT_THAT(svg, HasSubstr("width=\"288.0\" height=\"12.0\" fill=\"#e4e4e4\""));
  EXPECT_THAT(svg, HasSubstr("width=\"57.6\" height=\"12.0\" fill=\"#ffe066\""));
  EXPECT_THAT(svg, HasSubstr("width=\"230.4\" height=\"12.0\" fill=\"#f08c1e\""));
  result.dangerTime = table("time_s,above_3,above_4,above_5,alarm_heuristic\n0,0,0,0,none\n");
  EXPECT_EQ(dangerCurve({{words}, result, nullptr, 120}), "");
}

TEST(RunDanger, OfOlderResultsThereIsNone) {
  io::ResultFolder result = folder();
  result.summary = io::ResultSummary(*io::parseJson("{}", "summary.json"));
  EXPECT_EQ(section(result), "");
}

}  // namespace
}  // namespace muster::report
