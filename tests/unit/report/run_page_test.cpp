// The report of a run: every section, both languages, and nobody's name can break the page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/json_document.h"
#include "report/page.h"
#include "report/run_page.h"

namespace muster::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

io::ResultTable table(const std::string& csv) {
  return io::ResultTable(io::parseCsv(csv, 1000).table);
}

// Two classes of one person each; out after 100 s and, if ever, after `last`.
io::ResultFolder folder(const std::string& last, const std::string& more = "") {
  io::ResultFolder result;
  result.summary = io::ResultSummary(*io::parseJson(
      R"({"scenario":"<b>drill</b>","ending":"done","model":"anticipation","flow":"emergent",
"scenario_hash":"aaaa","result_hash":"bbbb","version":"9.9","agents":2,"out":2,"inside":0,
"stuck":0,"simulated_s":400,"seed":42,"t50_s":100,"t95_s":)" +
          last + R"(,"t100_s":)" + last + R"(,"peak_density_per_m2":3.25)" + more + "}",
      "summary.json"));
  const std::string cell = last == "null" ? "" : last;
  result.agents = table("agent,left_building_s\n0,100\n1," + cell + "\n");
  result.classes = table(
      "group,class,persons,out,first_started_s,last_left_room_s,last_left_building_s,roll_call_s\n"
      "1-1,1,1,1,5,50,100,110\n"
      "2-<2>,1,1,1,5,60," +
      cell + ",\n");
  result.exits = table(
      "exit,name_en,name_zh,level,leads_out_of,persons,first_s,last_s,peak_flow_per_s\n"
      "west,West <door>,西门,F1,building,2,100,110,0.2\n"
      "gate,Gate,校门,outdoors,campus,0,,,\n");
  result.bottlenecks = table(
      "id,name_en,name_zh,level,from_s,to_s,lost_person_s,persons,peak_density_per_m2,"
      "mean_flow_per_s,share_of_sfpe_capacity,groups\n"
      "stair,Stair & landing,楼梯,F1,60,90,1234,2,3.2,1.5,0.8,1-1: 1; 2-2: 1\n");
  result.pictures = {{"density", "F1", "Man"}, {"margin", "F1", "Ma"}};
  return result;
}

std::string page(const io::ResultFolder& result, Language language = Language::en,
                 double target_s = 120) {
  return runPage(result, nullptr, target_s, Words(language));
}

TEST(RunPage, HasEverySectionInBothLanguages) {
  for (const Language language : {Language::en, Language::zh}) {
    const Words words(language);
    const std::string html = page(folder("110"), language);
    for (const char* key : {"report.summary", "report.curve", "report.pictures", "ui.run.classes",
                            "ui.run.bottlenecks", "report.exits", "report.method", "report.limits"})
      EXPECT_THAT(html, HasSubstr(">" + words.text(key) + "</h2>"));
    EXPECT_THAT(html, Not(HasSubstr("report.")));  // a key without its text
    EXPECT_THAT(html, Not(HasSubstr("<h2 class=\"newpage\">" + words.text("report.fire"))));
    for (const char* fact : {"aaaa", "bbbb", "9.9", "42", "anticipation"})
      EXPECT_THAT(html, HasSubstr(fact));
  }
  EXPECT_THAT(page(folder("110"), Language::zh), HasSubstr("西门"));
}

TEST(RunPage, StandsAloneAndNobodysNameBreaksIt) {
  const std::string html = page(folder("110"));
  EXPECT_THAT(html, Not(HasSubstr("<b>drill")));
  EXPECT_THAT(html, Not(HasSubstr("West <door>")));
  EXPECT_THAT(html, Not(HasSubstr("2-<2>")));
  EXPECT_THAT(html, HasSubstr("2-&lt;2&gt;"));
  EXPECT_THAT(html, HasSubstr("Stair &amp; landing"));
  EXPECT_THAT(html,
              HasSubstr("Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"));
  for (const char* load : {"src=\"http", "href=\"", "url(", "<link", "<iframe", "@import"})
    EXPECT_THAT(html, Not(HasSubstr(load))) << load;
  EXPECT_THAT(html, HasSubstr("data:image/png;base64,TWFu\""));
}

TEST(RunPage, LightsCompareWithTheTarget) {
  const auto lights = [](const std::string& html) {
    const std::size_t at = html.find("<li><span class=\"light ");
    return html.substr(at + 23, 5);
  };
  EXPECT_EQ(lights(page(folder("110"))), "green");
  EXPECT_EQ(lights(page(folder("120"))), "green");
  EXPECT_EQ(lights(page(folder("121"))), "red\">");
  EXPECT_EQ(lights(page(folder("121"), Language::en, 121)), "green");
  EXPECT_EQ(lights(page(folder("null"))), "red\">");
  EXPECT_THAT(page(folder("121")), HasSubstr("1 of 2 classes"));
  EXPECT_THAT(page(folder("110")), Not(HasSubstr("compliant")));
}

TEST(RunPage, TellsOfAFire) {
  io::ResultFolder result =
      folder("110", R"(,"exposed":1,"incapacitated":0,"aset_s":90,"rset_s":105,"margin_s":-15,
"fire":{"ignition_s":0,"detected_s":20,"alarm_s":50,"smoke_law":"fridolf","flagged_dose":0.3,
"judged_until_s":600,"last_indoors_s":110,"still_indoors":0,"chain":{"detection_s":20,
"alarm_s":30,"pre_movement_s":10,"movement_s":50},"tenability":{"visibility_m":10,
"temperature_C":60,"dose":0.3,"height_m":1.6}})");
  result.tenability = table(
      "kind,id,name_en,name_zh,where,persons,still_there,aset_s,criterion,rset_s,margin_s\n"
      "space,A-1,Safe <hall>,厅,,2,0,300,dose,50,250\n"
      "space,A-2,Corridor,走廊,,2,0,90,visibility,105,-15\n"
      "space,A-3,Office,办公室,,2,0,,,50,\n");
  const std::string html = page(result);
  EXPECT_THAT(html, HasSubstr(">Fire and smoke</h2>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"v fail\">-0:15</span>"));
  EXPECT_LT(html.find("<td>Corridor"), html.find("<td>Safe &lt;hall&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("Office")));
  EXPECT_THAT(html, HasSubstr("data:image/png;base64,TWE=\""));  // the margins' picture
}

TEST(RunPage, OfTheHydraulicMethodSaysWhatItCannot) {
  io::ResultFolder result = folder("110");
  result.summary = io::ResultSummary(
      *io::parseJson(R"({"model":"hydraulic","flow":"code","ending":"done","agents":2})", "s"));
  result.queues = table(
      "opening,name_en,name_zh,capacity_per_s,persons,longest_queue,longest_at_s,waited_person_s\n"
      "small,Small,小,1,2,3,4,5\n"
      "long,Long,长,1,2,30,4,5\n");
  const std::string html = page(result);
  EXPECT_THAT(html, HasSubstr("it has no curve"));
  EXPECT_LT(html.find("<td>Long"), html.find("<td>Small"));
}

TEST(Page, ClockAndAddress) {
  const Words words(Language::en);
  EXPECT_EQ(clock(125.4, words), "2:05");
  EXPECT_EQ(clock(std::nullopt, words), words.text("ui.run.never"));
  EXPECT_EQ(signedClock(-65, words), "-1:05");
  EXPECT_EQ(pngAddress("M"), "data:image/png;base64,TQ==");
  EXPECT_EQ(pngAddress(std::string("\xff\x00\xfe", 3)), "data:image/png;base64,/wD+");
}

}  // namespace
}  // namespace muster::report
