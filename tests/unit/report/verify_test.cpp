// The suite's page, charts, rows for other programs, and its texts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/chart.h"
#include "report/verify_json.h"
#include "report/verify_page.h"
#include "report/verify_residuals.h"
#include "report/verify_words.h"

namespace muster::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using verification::Curve;
using verification::Finding;
using verification::Verdict;

Finding finding() {
  Finding f;
  f.id = "imo-4";
  f.suite = "IMO MSC.1/Circ.1533";
  f.clause = "Annex 3, 4";
  f.model = "anticipation";
  f.quantity = "verify.quantity.door-flow";
  f.unit = "P/s";
  f.value = 1.27;
  f.low = 0.9, f.high = 1.33;
  f.source = "IMO <1.33 & more>";
  f.verdict = Verdict::pass;
  f.details = {{"without the cap", 2.1, "P/s"},
               {"near", 1.05, "m/s", 1.0, "Near & al."},
               {"far", 0.6, "m/s", 1.2, "Far et al."}};
  return f;
}

verification::SuiteResult result() {
  verification::SuiteResult result;
  result.findings = {finding(), finding()};
  result.findings[1].model = "collision-free";
  result.findings[1].value.reset();
  result.findings[1].verdict = Verdict::fail;
  Curve own{"anticipation", Curve::Style::points, false, {1, 2}, {1.9, 3.7}, {}};
  Curve band{"data", Curve::Style::band, true, {1, 2}, {1, 3}, {2, 4}};
  result.plots = {
      {"imo-4",
       {{"verify.plot.neck-width", "verify.axis.width", "verify.axis.flow-total", {own, band}}}}};
  return result;
}

TEST(VerifyJson, HasTheKeysOfTheContract) {
  const auto rows = nlohmann::json::parse(verifyJson(result().findings, Words(Language::en)));
  ASSERT_EQ(rows.size(), 2u);
  for (const char* key :
       {"id", "suite", "model", "value", "low", "high", "unit", "source", "verdict", "hard"})
    EXPECT_TRUE(rows[0].contains(key)) << key;
  EXPECT_EQ(rows[0]["verdict"], "pass");
  EXPECT_EQ(rows[0]["value"], 1.27);
  EXPECT_TRUE(rows[1]["value"].is_null());
  EXPECT_EQ(rows[1]["verdict"], "fail");
}

TEST(VerifyJson, AMissingBoundIsNull) {
  Finding open = finding();
  open.high = verification::kNoBound;
  EXPECT_TRUE(nlohmann::json::parse(verifyJson({open}, Words(Language::en)))[0]["high"].is_null());
}

TEST(VerifyPage, IsWholeInBothLanguages) {
  for (const Language language : {Language::en, Language::zh}) {
    const std::string page = verifyPage(result(), {"0.1", 5, false}, Words(language));
    EXPECT_THAT(page, HasSubstr("imo-4"));
    EXPECT_THAT(page, HasSubstr("<svg"));
    EXPECT_THAT(page, HasSubstr("IMO &lt;1.33 &amp; more&gt;"));
    EXPECT_THAT(page, Not(HasSubstr("verify.")));        // no key is left
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));  // no network: the browser sees to it
    EXPECT_THAT(page, Not(HasSubstr("http:")));
    EXPECT_THAT(page, Not(HasSubstr("https:")));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
  }
}

TEST(Residuals, LargestFirstAndEachFigureOnce) {
  std::vector<Finding> findings = result().findings;
  findings.push_back(findings.front());  // another standard asks for the same
  findings.back().id = "rimea-4";
  const auto own = residualsOf(findings, "anticipation");
  ASSERT_EQ(own.size(), 2u);
  EXPECT_EQ(own[0].detail->name, "far");
  EXPECT_DOUBLE_EQ(own[0].detail->residual(), -0.5);
  EXPECT_EQ(residualText(own[0]), "-50 %");
  EXPECT_EQ(residualText(own[1]), "+5 %");
  EXPECT_EQ(own[1].finding->id, "imo-4");
  EXPECT_EQ(residualsOf(findings, "collision-free").size(), 2u);
  EXPECT_TRUE(residualsOf(findings, "social-force").empty());
  for (const Language language : {Language::en, Language::zh}) {
    const std::string section = residualsSection(findings, Words(language));
    EXPECT_THAT(section, HasSubstr("Near &amp; al."));
    EXPECT_LT(section.find("Far et al."), section.find("Near &amp; al."));
    EXPECT_LT(section.find("<h3>anticipation"), section.find("<h3>collision-free"));
    EXPECT_THAT(section, Not(HasSubstr("verify.")));
  }
  EXPECT_EQ(residualsSection({}, Words(Language::en)), "");
}

TEST(Residuals, StandInTheRowsForOtherPrograms) {
  const auto rows = nlohmann::json::parse(verifyJson({finding()}, Words(Language::en)));
  const auto& details = rows[0]["details"];
  EXPECT_FALSE(details[0].contains("expected"));
  EXPECT_EQ(details[2]["expected"], 1.2);
  EXPECT_EQ(details[2]["whose"], "Far et al.");
  EXPECT_EQ(details[2]["residual"], -0.5);
}

TEST(VerifyWords, BandsReadAsTheyAreMeant) {
  Finding f = finding();
  EXPECT_EQ(bandText(f), "0.9 – 1.33");
  f.low = f.high = 0;
  EXPECT_EQ(bandText(f), "= 0");
  f.high = verification::kNoBound;
  EXPECT_EQ(bandText(f), "≥ 0");
  f.low = -verification::kNoBound, f.high = 2;
  EXPECT_EQ(bandText(f), "≤ 2");
  EXPECT_EQ(valueText(f), "1.27 P/s");
}

TEST(VerifyWords, EveryTestHasATitleInBothLanguages) {
  for (const Language language : {Language::en, Language::zh})
    for (const std::string& id : verification::proofIds())
      EXPECT_TRUE(catalogue(language).contains("verify.test." + id)) << id;
}

TEST(Chart, TicksAreRound) {
  EXPECT_DOUBLE_EQ(roundStep(0, 6, 6), 1);
  EXPECT_DOUBLE_EQ(roundStep(0, 1.4, 6), 0.5);
  EXPECT_DOUBLE_EQ(roundStep(0, 420, 6), 100);
}

TEST(Chart, OfNothingIsStillAChart) {
  EXPECT_THAT(chart({"verify.plot.seyfried", "verify.axis.width", "verify.axis.flow", {}},
                    Words(Language::en)),
              HasSubstr("</svg>"));
}

}  // namespace
}  // namespace muster::report
