// The report of a study: every section in both languages, from what its file holds and from less,
// and nobody's name can break the page.
#include "report/study_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/text_file.h"
#include "study/place_maps.h"

namespace muster::report {
namespace {

using study::BottleneckRecord;
using study::ClassRecord;
using study::RunRecord;
using ::testing::HasSubstr;
using ::testing::Not;

RunRecord run(std::size_t variant, std::uint64_t seed, double last_s) {
  RunRecord run;
  run.variant = variant;
  run.seed = seed;
  run.agents = run.out = 100;
  for (int k = 0; k < study::kCurvePoints; ++k) run.curve_s[k] = last_s * (k + 1) / 100;
  run.t95_s = run.curve_s[94];
  run.t100_s = last_s;
  ClassRecord c;
  c.id = "2-<2>";
  c.isClass = true;
  c.persons = c.out = 30;
  c.last_left_room_s = 20;
  c.last_left_building_s = last_s;
  run.classes = {c};
  run.exits = {{"west", false, 100, 10.0, last_s, 1.0}};
  run.bottlenecks = {BottleneckRecord{
      "opening", "west", 10, 70, 900, 60, 5, 1, 1.1, 0.9, {{"2-<2>", 30}, {"3-1", 30}}}};
  return run;
}

study::StoredStudy stored(double last_s = 100, std::uint64_t seeds = 4) {
  study::StoredStudy study;
  study.path = "study.sqlite";
  study.id = "small";
  study.version = "9.9";
  study.model = "anticipation";
  study.text = "[study]\nbase = \"a.toml\"\nseeds = 4\ntarget_s = 110\n# <b>\n";
  study.scenarioText = "[scenario]\n";
  study.hash = "cccc";
  study.variants = {{"base", {"<b>Drill", "演练"}, {}, false, "aaaa"},
                    {"wide", {"Wide & free", "加宽"}, {}, false, "bbbb"},
                    {"without-west", {"", ""}, {"west"}, true, "dddd"}};
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const auto more = static_cast<double>(seed % 2);
    study.runs.push_back(run(0, seed, last_s + more));
    study.runs.push_back(run(1, seed, last_s - 20 + more));
    study.runs.push_back(run(2, seed, last_s + 60 + 2 * more));
  }
  return study;
}

std::string page(const study::StoredStudy& study, Language language = Language::en,
                 std::optional<double> target_s = std::nullopt) {
  return studyPage(study, nullptr, target_s, Words(language));
}

TEST(StudyPage, HasEverySectionInBothLanguages) {
  for (const Language language : {Language::en, Language::zh}) {
    const Words words(language);
    const std::string html = page(stored(), language);
    for (const char* key :
         {"report.summary", "report.study.variants", "ui.study.n-minus-1", "report.study.curves",
          "report.study.places", "ui.run.classes", "report.exits", "report.study.convergence",
          "report.method", "report.limits"})
      EXPECT_THAT(html, HasSubstr(">" + words.text(key) + "</h2>")) << key;
    const std::string body = html.substr(0, html.find("/*!"));  // Chart.js follows
    EXPECT_THAT(body, Not(HasSubstr("report.study.")));         // a key without its text
    EXPECT_THAT(html, HasSubstr("aria-label=\"" + words.text("report.gantt")));
    for (const char* fact : {"aaaa", "bbbb", "cccc", "dddd", "9.9", "1–4", "anticipation"})
      EXPECT_THAT(html, HasSubstr(fact));
  }
}

TEST(StudyPage, NobodysNameBreaksIt) {
  const std::string html = page(stored());
  EXPECT_THAT(html, Not(HasSubstr("<b>Drill")));
  EXPECT_THAT(html, Not(HasSubstr("# <b>")));
  EXPECT_THAT(html, Not(HasSubstr("2-<2>")));
  EXPECT_THAT(html, HasSubstr("2-&lt;2&gt;"));
  EXPECT_THAT(html, HasSubstr("Wide &amp; free"));

  study::StoredStudy evil = stored();
  const std::string name = "a;b</script><script>x\"'\xE2\x80\xAE";
  evil.id = evil.variants[1].id = evil.variants[1].title.en = name;
  for (RunRecord& run : evil.runs) {
    run.classes[0].id = run.exits[0].id = run.bottlenecks[0].id = name;
    run.bottlenecks[0].groups[0].group = name;
  }
  EXPECT_THAT(page(evil), HasSubstr("a;b&lt;/script&gt;"));
  EXPECT_THAT(page(evil), Not(HasSubstr("</script><script>x")));
}

TEST(StudyPage, GreenTakesEveryRunInTime) {
  const auto light = [](const std::string& html) {
    const std::size_t at = html.find("<li><span class=\"light ") + 23;
    return html.substr(at, html.find('"', at) - at);
  };
  EXPECT_EQ(light(page(stored())), "green");  // 100 and 101 s; the study's own target is 110
  EXPECT_EQ(light(page(stored(), Language::en, 100.5)), "amber");
  EXPECT_EQ(light(page(stored(), Language::en, 95)), "red");
  study::StoredStudy left = stored();
  left.runs[0].t95_s = left.runs[0].t100_s = std::nullopt;
  left.runs[0].inside = 10;
  EXPECT_EQ(light(page(left)), "red");
  EXPECT_THAT(page(left), HasSubstr("people left"));
  EXPECT_THAT(page(stored()), Not(HasSubstr("compliant")));
}

TEST(StudyPage, SaysDifferencesAndCauses) {
  const std::string html = page(stored());
  EXPECT_THAT(html, HasSubstr("Wide &amp; free (wide) empties 19 s sooner than"));
  EXPECT_THAT(html, HasSubstr("2 classes or groups come at the same time"));
  EXPECT_THAT(html, HasSubstr("Nothing is said about the latest 5 %"));
  EXPECT_THAT(html, HasSubstr("Worst single closure"));
}

TEST(StudyPage, TellsWhatItsFileDoesNotHold) {
  study::StoredStudy old = stored();
  old.text = "this is no TOML";
  old.model = old.scenarioText = "";
  const std::string html = page(old);
  EXPECT_THAT(html, HasSubstr("not kept in the study's file"));
  EXPECT_THAT(html, HasSubstr("holds no plan"));
}

TEST(StudyPage, SaysWhatEachVariantChanges) {
  study::StoredStudy study = stored();
  study.text +=
      "[[variant]]\nid = \"wide\"\nplan = \"b.geojson\"\n[variant.set]\n"
      "opening.west.clear_width_m = 2.5\nclass.1-1.exit = \"<east>\"\n"
      "[[variant.event]]\nat_s = 3\nkind = \"alarm\"\n";
  const std::string html = page(study);
  EXPECT_THAT(html, HasSubstr("plan: b.geojson"));
  EXPECT_THAT(html, HasSubstr("<code>opening.west.clear_width_m = 2.5</code>"));
  EXPECT_THAT(html, HasSubstr("class.1-1.exit = &lt;east&gt;"));
  EXPECT_THAT(html, HasSubstr("1 more events"));
  EXPECT_THAT(html, HasSubstr("closed: west"));  // by N-1
}

// One cell of the room and one of the corridor of two-rooms.geojson.
study::MapRecord mapOf(float peak_per_m2, double cell_m = 1) {
  return study::pack({"ground",
                      {{0, 0}, cell_m, 4, 5},
                      std::vector<float>(20, peak_per_m2),
                      std::vector<float>(20, 7.0f),
                      std::vector<float>(20, 12.0f)});
}

TEST(StudyPage, DrawsItsPlansAndWhatVariantsChange) {
  const auto headings = [](const std::string& html) {
    std::string all;
    for (const char* what :
         {"mean-density", "crowded", "service", "usage", "time-to-exit", "change"})
      if (html.find(">" + Words(Language::en).text(std::string("report.map.") + what) + "</h2>") !=
          std::string::npos)
        all += std::string(what) + " ";
    return all;
  };
  study::StoredStudy study = stored();
  study.planText = *io::readBytes(MUSTER_SOURCE_DIR "/maps/two-rooms.geojson", 1 << 20);
  EXPECT_EQ(headings(page(study)), "mean-density ");  // which says that there are none
  EXPECT_THAT(page(study), HasSubstr("holds no maps"));
  for (RunRecord& run : study.runs) run.maps = {mapOf(run.variant == 1 ? 3.0f : 2.0f)};
  EXPECT_EQ(headings(page(study)), "mean-density service usage time-to-exit change ");
  EXPECT_THAT(page(study), HasSubstr("alt=\"wide against the base: Ground floor\""));
  for (RunRecord& run : study.runs) run.maps = {mapOf(5)};
  EXPECT_EQ(headings(page(study)), "mean-density crowded service usage time-to-exit ");
  // Maps of other cells, of a level that the plan has not, and damaged ones are left out.
  for (RunRecord& run : study.runs) {
    if (run.variant == 1) run.maps = {mapOf(9, 2), {"attic", mapOf(9).bytes}, {"ground", "?"}};
  }
  EXPECT_EQ(headings(page(study)), "mean-density crowded service usage time-to-exit ");
}

TEST(StudyPage, TellsOfAFire) {
  EXPECT_THAT(page(stored()), Not(HasSubstr(">Fire and smoke</h2>")));
  study::StoredStudy burning = stored();
  for (RunRecord& run : burning.runs) {
    if (run.variant > 0) continue;
    run.aset_s = 90;
    run.margin_s = run.seed == 1 ? -20 : 40;
    run.exposed = static_cast<std::int64_t>(run.seed);
  }
  const std::string html = page(burning);
  EXPECT_THAT(html, HasSubstr(">Fire and smoke</h2>"));
  EXPECT_THAT(html, HasSubstr("<td class=\"n\">+0:25 ± "));  // (3 * 40 - 20) / 4
  EXPECT_THAT(html,
              HasSubstr("<td class=\"n\">-0:20</td><td class=\"n\"><span class=\"v fail\">1"));
  EXPECT_THAT(html, HasSubstr("<td class=\"n\">2.5</td>"));
}

TEST(StudyPage, TheHydraulicMethodDoesNotSayWhereItJams) {
  study::StoredStudy study = stored();
  for (RunRecord& run : study.runs) run.bottlenecks.clear();
  EXPECT_THAT(page(study), HasSubstr("No place jammed in any run"));
  study.model = "hydraulic";
  EXPECT_THAT(page(study), Not(HasSubstr("No place jammed in any run")));
  EXPECT_THAT(page(study), HasSubstr("does not say where it jams"));
}

TEST(StudyPage, OfAStudyWithoutRuns) {
  study::StoredStudy empty = stored();
  empty.runs.clear();
  EXPECT_THAT(page(empty), HasSubstr("too few to state an interval"));
  study::StoredStudy one = stored();
  one.runs.resize(1);
  EXPECT_THAT(page(one), HasSubstr("too few to state an interval"));
}

TEST(StudyPage, NotConvergedIsTold) {
  study::StoredStudy wild = stored(100, 5);
  wild.text = "[study]\nbase = \"a.toml\"\n[stop]\nfewest = 5\nevery = 5\nmost = 5\n";
  for (std::size_t i = 0; i < wild.runs.size(); ++i)
    wild.runs[i] =
        run(wild.runs[i].variant, wild.runs[i].seed, 100.0 + 40.0 * static_cast<double>(i % 5));
  EXPECT_THAT(page(wild), HasSubstr("NOT CONVERGED after 5 runs"));
  EXPECT_THAT(page(wild), HasSubstr("<span class=\"v fail\">NOT CONVERGED</span>"));
  EXPECT_THAT(page(stored()), Not(HasSubstr("<span class=\"v fail\">NOT CONVERGED</span>")));
}

}  // namespace
}  // namespace muster::report
