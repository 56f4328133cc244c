#include "io/plan_writer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include "full_plan.h"
#include "io/plan_reader.h"

namespace muster::io {
namespace {

namespace fs = std::filesystem;

class PlanWriter : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("muster_plan_writer_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    path_ = (folder_ / "plan.geojson").string();
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string content() const {
    std::ostringstream text;
    text << std::ifstream(path_, std::ios::binary).rdbuf();
    return text.str();
  }
  std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }

  fs::path folder_;
  std::string path_;
};

TEST_F(PlanWriter, whatIsWrittenIsReadBack) {
  const plan::Draft draft = test::fullPlan();
  const auto back = parsePlan(writePlan(draft), "plan.geojson");
  ASSERT_TRUE(back) << back.error().front().code;
  EXPECT_EQ(back->file, "plan.geojson");
  test::expectSame(draft, *back);
  EXPECT_EQ(writePlan(*back), writePlan(draft));
}

TEST_F(PlanWriter, aPlanWithNothingInItIsReadBack) {
  const auto back = parsePlan(writePlan({}), "empty.geojson");
  ASSERT_TRUE(back);
  test::expectSame({}, *back);
}

TEST_F(PlanWriter, oneFeatureStandsOnOneLine) {
  const plan::Draft draft = test::fullPlan();
  const std::string text = writePlan(draft);
  const std::size_t features = draft.buildings.size() + draft.levels.size() + draft.spaces.size() +
                               draft.openings.size() + draft.fixtures.size() + draft.zones.size();
  EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), features + 2);
  const auto back = parsePlan(text, "plan.geojson");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->buildings[0].place.line, 2u);
  EXPECT_EQ(back->levels[1].place.line, 4u);
  EXPECT_EQ(back->levels[1].place.column, 1u);
}

TEST_F(PlanWriter, coordinatesAreRoundedToTheMillimetre) {
  plan::Draft draft;
  draft.fixtures = {{"f",
                     "l",
                     plan::FixtureKind::other,
                     {{{1.0 / 3, -0.0001}, {10.00049, 0.1 + 0.2}, {1e-9, 123456.789499}}, {}},
                     {}}};
  EXPECT_NE(writePlan(draft).find("[[[0.333,0],[10,0.3],[0,123456.789],[0.333,0]]]"),
            std::string::npos)
      << writePlan(draft);
}

TEST_F(PlanWriter, savesAndReplacesAsAWhole) {
  ASSERT_TRUE(savePlan({}, path_));
  const auto bytes = savePlan(test::fullPlan(), path_);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(*bytes, content().size());
  EXPECT_EQ(content(), writePlan(test::fullPlan()));
  EXPECT_EQ(files(), 1);
  EXPECT_TRUE(readPlan(path_));
}

TEST_F(PlanWriter, whatCannotBeReadBackIsNotWrittenAndNothingIsDestroyed) {
  ASSERT_TRUE(savePlan(test::fullPlan(), path_));
  const std::string before = content();
  plan::Draft notFinite = test::fullPlan();
  notFinite.spaces[0].shape.outer[1].x = std::numeric_limits<double>::quiet_NaN();
  plan::Draft notUtf8 = test::fullPlan();
  notUtf8.name.en = "\xB0\xE0";
  plan::Draft noShape = test::fullPlan();
  noShape.zones[0].shape = {};
  plan::Draft noLevel = test::fullPlan();
  noLevel.openings[0].level.clear();
  for (const auto& draft : {notFinite, notUtf8, noShape, noLevel}) {
    const auto saved = savePlan(draft, path_);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().size(), 1u);
    EXPECT_EQ(content(), before);
    EXPECT_EQ(files(), 1);
  }
}

TEST_F(PlanWriter, aFolderThatIsNotThereIsAProblem) {
  const auto saved = savePlan({}, (folder_ / "no" / "plan.geojson").string());
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().front().code, "file.unwritable");
}

}  // namespace
}  // namespace muster::io
