#include "report/fire_pictures.h"

#include <gtest/gtest.h>

#include <cmath>

#include "plan/check.h"
#include "report/colour_ramps.h"

namespace muster::report {
namespace {

constexpr float kNever = std::numeric_limits<float>::quiet_NaN();

// One room of 4 by 4 m with an exit.
plan::Campus oneRoom() {
  plan::Draft draft;
  draft.file = "room.geojson";
  draft.buildings.push_back({"b", {"B", "楼"}, {}});
  draft.levels.push_back({"g", {"Ground level", "1 层"}, "b", 0, 0.0, 3.6, {}});
  plan::DraftSpace room;
  room.id = "room";
  room.level = "g";
  room.category = plan::Category::room;
  room.shape = {geometry::rectangle({0, 0}, {4, 4}), {}};
  draft.spaces.push_back(room);
  plan::DraftOpening exit;
  exit.id = "exit";
  exit.level = "g";
  exit.line = {{4, 1}, {4, 2.2}};
  exit.clear_width_m = 1.1;
  exit.width_source = plan::WidthSource::measured;
  exit.outside = true;
  draft.openings.push_back(exit);
  auto checked = plan::check(draft);
  if (!checked.campus) throw std::runtime_error(checked.problems.front().code);
  return *checked.campus;
}

// Two by two cells; the last is no part of the room.
analysis::FireResult smoky() {
  analysis::FireResult fire;
  fire.pictured_s = 312;
  fire.judgedUntil_s = 1200;
  analysis::AirMap map;
  map.level = "g";
  map.name = {"Ground level", "1 层"};
  map.raster = {{0, 0}, 2.0, 2, 2};
  map.covered = {1, 1, 1, 0};
  map.visibility_m = {0.9F, 12.0F, 30.0F, 0.1F};
  map.temperature_C = {140.0F, 60.0F, 20.0F, 900.0F};
  map.dose = {0.42F, 0.001F, 0.0F, 9.0F};
  map.untenable_s = {100.0F, 200.0F, kNever, 1.0F};
  map.last_there_s = {130.0F, kNever, 50.0F, 60.0F};
  map.touched = true;
  fire.maps = {map, map};
  fire.maps[1].touched = false;
  return fire;
}

class FirePictures : public ::testing::Test {
 protected:
  MapPicture picture(const std::string& file, Language language = Language::en) {
    for (MapPicture& one : firePictures(smoky(), campus_, Words(language))) {
      if (one.file == file) return one;
    }
    throw std::runtime_error(file);
  }
  plan::Campus campus_ = oneRoom();
};

TEST_F(FirePictures, AreOfTheLevelsThatTheFireTouches) {
  EXPECT_EQ(firePictures(smoky(), campus_, Words(Language::en)).size(), 4u);
}

TEST_F(FirePictures, ShowWhatIsWorseThanADayWithoutAFire) {
  const MapPicture seen = picture("visibility_g.png");
  EXPECT_FLOAT_EQ(seen.values[0], 0.9F);
  EXPECT_TRUE(std::isnan(seen.values[2]) && std::isnan(seen.values[3]));
  const MapPicture warm = picture("temperature_g.png");
  EXPECT_FLOAT_EQ(warm.values[1], 60.0F);
  EXPECT_TRUE(std::isnan(warm.values[2]) && std::isnan(warm.values[3]));
  const MapPicture dose = picture("dose_g.png");
  EXPECT_FLOAT_EQ(dose.values[0], 0.42F);
  EXPECT_TRUE(std::isnan(dose.values[1]) && std::isnan(dose.values[3]));
}

TEST_F(FirePictures, TellTheMarginWhereSomebodyWas) {
  const MapPicture margin = picture("margin_g.png");
  EXPECT_FLOAT_EQ(margin.values[0], -30.0F);
  EXPECT_TRUE(std::isnan(margin.values[1]));  // nobody
  EXPECT_TRUE(std::isinf(margin.values[2]));  // stays tenable
  EXPECT_TRUE(std::isnan(margin.values[3]));
  ASSERT_TRUE(margin.mark && margin.sign);
  EXPECT_EQ(margin.mark->label, "-30 s");
  EXPECT_EQ(margin.mark->where.x, 1.0);
}

TEST_F(FirePictures, SayTheirTimeHeightAndWorst) {
  const MapPicture seen = picture("visibility_g.png");
  EXPECT_NE(seen.title.find("5:12"), std::string::npos);
  EXPECT_NE(seen.title.find("Ground level"), std::string::npos);
  EXPECT_NE(seen.subtitle.find("1.6 m"), std::string::npos);
  EXPECT_EQ(seen.mark->label, "0.9 m");
  EXPECT_EQ(picture("temperature_g.png").mark->label, "140 °C");
  EXPECT_NE(picture("visibility_g.png", Language::zh).title, seen.title);
}

TEST_F(FirePictures, ArePaintedInTheirColours) {
  const auto pixels = [&](const MapPicture& map) {
    const auto all = paintMap(map, campus_, Words(Language::en)).pixels();
    const Colour c = map.colour(static_cast<double>(map.values[0]));
    const auto near = [](std::uint32_t a, double b) { return std::fabs(a - b * 255) < 1.5; };
    return std::count_if(all.begin(), all.end(), [&](std::uint32_t p) {
      return near(p >> 16 & 0xFF, c.red) && near(p >> 8 & 0xFF, c.green) && near(p & 0xFF, c.blue);
    });
  };
  for (const char* file : {"visibility_g.png", "temperature_g.png", "dose_g.png", "margin_g.png"}) {
    // A quarter of the room, 60 px/m, less its label.
    EXPECT_GT(pixels(picture(file)), 10000) << file;
  }
}

TEST_F(FirePictures, ColoursKeepTheirSides) {
  const auto colour = picture("margin_g.png").colour;
  for (const double seconds : {3.0, 30.0, 170.0, 900.0}) {
    EXPECT_GT(colour(-seconds).red, colour(-seconds).blue + 0.2) << seconds;
    EXPECT_GT(colour(seconds).blue, colour(seconds).red - 0.2) << seconds;
  }
  EXPECT_EQ(redToBlue(-1).red, redToBlue(0).red);
  EXPECT_EQ(viridis(2).red, viridis(1).red);
}

}  // namespace
}  // namespace muster::report
