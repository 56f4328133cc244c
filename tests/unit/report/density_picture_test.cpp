#include "report/density_picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

#include <unistd.h>

#include "plan/check.h"
#include "report/density_colours.h"

namespace muster::report {
namespace {

namespace fs = std::filesystem;

// Two rooms of 10 by 6 m with a door between them, one with an exit.
plan::Campus twoRooms() {
  plan::Draft draft;
  draft.file = "two-rooms.geojson";
  draft.name = {"Two rooms", "两间教室"};
  draft.buildings.push_back({"b", {"B", "楼"}, {}});
  draft.levels.push_back({"f/1", {"Ground level", "1 层"}, "b", 0, 0.0, 3.6, {}});
  for (int i = 0; i < 2; ++i) {
    plan::DraftSpace room;
    room.id = "room-" + std::to_string(i);
    room.level = "f/1";
    room.category = plan::Category::room;
    room.shape = {geometry::rectangle({10.0 * i, 0.0}, {10.0 * i + 10.0, 6.0}), {}};
    draft.spaces.push_back(room);
  }
  plan::DraftOpening door;
  door.id = "door";
  door.level = "f/1";
  door.line = {{10.0, 2.0}, {10.0, 3.2}};
  door.clear_width_m = 1.1;
  door.width_source = plan::WidthSource::measured;
  draft.openings.push_back(door);
  door.id = "exit";
  door.line = {{20.0, 2.0}, {20.0, 3.2}};
  door.outside = true;
  draft.openings.push_back(door);
  auto checked = plan::check(draft);
  if (!checked.campus) throw std::runtime_error(checked.problems.front().code);
  return *checked.campus;
}

analysis::DensityMap mapOf(double cell_m) {
  analysis::DensityMap map;
  map.level = "f/1";
  map.name = {"Ground level", "1 层"};
  map.cell_m = cell_m;
  map.columns = static_cast<std::size_t>(std::lround(20.0 / cell_m));
  map.lines = static_cast<std::size_t>(std::lround(6.0 / cell_m));
  map.covered.assign(map.columns * map.lines, 1);
  map.max_per_m2.assign(map.columns * map.lines, 0.0F);
  map.mean_per_m2 = map.max_per_m2;
  map.above_s = map.max_per_m2;
  return map;
}

void put(analysis::DensityMap& map, geometry::Vec2 p, float density) {
  const auto column = static_cast<std::size_t>((p.x - map.origin.x) / map.cell_m);
  const auto line = static_cast<std::size_t>((p.y - map.origin.y) / map.cell_m);
  map.max_per_m2[line * map.columns + column] = density;
}

struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> rgb;

  // Cairo rounds colours its own way: one step of 256 in a channel is the same colour.
  std::size_t count(std::uint32_t colour) const {
    return static_cast<std::size_t>(std::count_if(rgb.begin(), rgb.end(), [&](std::uint32_t p) {
      for (const unsigned shift : {0U, 8U, 16U}) {
        const int a = static_cast<int>(p >> shift & 0xFFU);
        const int b = static_cast<int>(colour >> shift & 0xFFU);
        if (a < b - 1 || a > b + 1) return false;
      }
      return true;
    }));
  }
};

std::uint32_t rgb(Colour colour) {
  const auto byte = [](double v) { return static_cast<std::uint32_t>(std::lround(v * 255.0)); };
  return byte(colour.red) << 16U | byte(colour.green) << 8U | byte(colour.blue);
}

Canvas painted(const analysis::DensityMap& map, const Words& words) {
  return paintMap(densityPicture(map, twoRooms(), words), twoRooms(), words);
}

Pixels drawn(const analysis::DensityMap& map, Language language = Language::en) {
  const Canvas canvas = painted(map, Words(language));
  return {canvas.width(), canvas.height(), canvas.pixels()};
}

TEST(DensityPicture, isAsLargeAsAScreenAndHasWalls) {
  const Pixels pixels = drawn(mapOf(0.25));
  EXPECT_GE(std::max(pixels.width, pixels.height), 900);
  EXPECT_LE(std::max(pixels.width, pixels.height), kPicture_px);
  std::size_t dark = 0;
  for (const std::uint32_t p : pixels.rgb) {
    dark += (p >> 16U & 0xFFU) < 0x40 && (p >> 8U & 0xFFU) < 0x40 && (p & 0xFFU) < 0x40 ? 1 : 0;
  }
  EXPECT_GT(dark, 4000u);  // two rooms' outlines, 64 m at some 75 px/m
}

TEST(DensityPicture, paintsACellInItsColour) {
  analysis::DensityMap map = mapOf(0.5);
  const std::uint32_t colour = rgb(densityColour(3.0));
  const std::size_t legend = drawn(map).count(colour);
  put(map, {5.1, 3.1}, 3.0F);
  const Pixels pixels = drawn(map);
  const double side = 0.5 * 60.0;  // at most kMostScale_px_per_m
  EXPECT_GT(pixels.count(colour), legend + static_cast<std::size_t>(0.5 * side * side));
  EXPECT_LT(pixels.count(colour), legend + static_cast<std::size_t>(1.2 * side * side));
}

TEST(DensityPicture, losesNoPeakBetweenPixels) {
  analysis::DensityMap map = mapOf(0.005);  // 20 cells to a metre's sixtieth
  const std::uint32_t colour = rgb(densityColour(5.0));
  const std::size_t legend = drawn(map).count(colour);
  for (const double x : {1.001, 3.333, 7.777}) put(map, {x, 3.0}, 5.0F);
  EXPECT_GE(drawn(map).count(colour), legend + 2);  // the highest of them may lie under its label
}

TEST(DensityPicture, saysItInTheLanguage) {
  const Pixels en = drawn(mapOf(0.5), Language::en);
  const Pixels zh = drawn(mapOf(0.5), Language::zh);
  EXPECT_EQ(en.width, zh.width);
  EXPECT_NE(en.rgb, zh.rgb);
}

TEST(DensityPicture, isTheSameEveryTime) {
  analysis::DensityMap map = mapOf(0.25);
  put(map, {15, 3}, 4.2F);
  const auto png = [&] { return painted(map, Words(Language::zh)).png(); };
  ASSERT_TRUE(png());
  EXPECT_EQ(png()->substr(1, 3), "PNG");
  EXPECT_EQ(png(), png());
}

TEST(DensityPicture, namesFilesSafely) {
  EXPECT_EQ(pictureName("density", "a-1"), "density_a-1.png");
  EXPECT_EQ(pictureName("density", "-1"), "density_-1.png");
  EXPECT_EQ(pictureName("density", "三层"), "density_三层.png");
  EXPECT_EQ(pictureName("density", "../x"), "density_..%2Fx.png");
  EXPECT_NE(pictureName("density", "a/b"), pictureName("density", "a%2Fb"));
}

TEST(DensityPicture, writesOneFilePerMap) {
  const fs::path folder =
      fs::temp_directory_path() / ("muster-pictures-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const Words words(Language::en);
  const auto pictures = densityPictures({mapOf(0.25)}, twoRooms(), words);
  const auto files = writePictures(folder.string(), pictures, twoRooms(), words, *serialLoop());
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 1u);
  EXPECT_EQ(fs::path(files->front()).filename(), "density_f%2F1.png");
  EXPECT_GT(fs::file_size(files->front()), 5000u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}), 1);
  fs::remove_all(folder);
  const auto nowhere = writePictures(folder.string(), pictures, twoRooms(), words, *serialLoop());
  ASSERT_FALSE(nowhere);
  EXPECT_TRUE(hasErrors(nowhere.error()));
}

TEST(DensityColours, growDarkerAndStayApart) {
  const auto light = [](double density) {
    const Colour c = densityColour(density);
    return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
  };
  EXPECT_EQ(rgb(densityColour(0.0)), 0xFFFFFFU);
  EXPECT_EQ(rgb(densityColour(-1.0)), 0xFFFFFFU);
  EXPECT_EQ(rgb(densityColour(std::nan(""))), 0xFFFFFFU);
  for (double density = kEmpty_per_m2; density + 0.5 <= kDarkest_per_m2; density += 0.5) {
    EXPECT_GT(light(density), light(density + 0.5) + 0.005) << density;
  }
  EXPECT_EQ(rgb(densityColour(kDarkest_per_m2)), rgb(densityColour(100.0)));
}

}  // namespace
}  // namespace muster::report
