// A drawing of our own with the traps of the real school in it: a corridor whose pillar is strung
// to its outline, a door that falls short, a lost link that made an inner door an "exit", a stair
// mouth and a balcony drawn as exits above ground, openings collapsed to specks, levels numbered
// from 1, stairs without any link between levels.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include <unistd.h>

#include "io/import_plan.h"
#include "io/plan_reader.h"
#include "io/plan_writer.h"
#include "io/text_file.h"
#include "plan/check.h"

namespace muster::io {
namespace {

const Imported& twoStoreys() {
  static const auto imported =
      importPlan(MUSTER_SOURCE_DIR "/tests/unit/io/import_two_storeys.geojson");
  if (!imported) throw std::runtime_error(imported.error().front().code);
  return *imported;
}

const plan::DraftSpace& space(std::string_view id) {
  for (const plan::DraftSpace& s : twoStoreys().draft.spaces) {
    if (s.id == id) return s;
  }
  throw std::out_of_range(std::string(id));
}

const plan::DraftOpening* opening(std::string_view id) {
  for (const plan::DraftOpening& o : twoStoreys().draft.openings) {
    if (o.id == id) return &o;
  }
  return nullptr;
}

// The features that a list of the report says `code` about.
std::vector<std::string> features(const Problems& items, std::string_view code) {
  std::vector<std::string> found;
  for (const Problem& item : items) {
    if (item.code == code) found.push_back(item.feature);
  }
  return found;
}

using Ids = std::vector<std::string>;

TEST(ImportRooms, countsLevelsFromTheGround) {
  const auto& levels = twoStoreys().draft.levels;
  ASSERT_EQ(levels.size(), 2u);
  EXPECT_EQ(levels[0].ordinal, 0);
  EXPECT_EQ(levels[1].ordinal, 1);
  EXPECT_DOUBLE_EQ(levels[0].height_m, 3.4);
  EXPECT_EQ(features(twoStoreys().report.inferred, "io.import-level-ordinal").size(), 2u);
}

TEST(ImportRooms, leavesWallsTheirThickness) {
  // The corridor has more doors than the classroom, so it takes the doors' areas.
  EXPECT_NEAR(geometry::area(space("class").shape), 8 * 6.2, 1e-6);
  EXPECT_NEAR(geometry::area(space("corridor").shape),
              10 * 2.4 + 2 * 0.9 * 0.4 + 1.6 * 0.4 + 1.2 * 0.4, 1e-6);
  const plan::DraftOpening* door = opening("door-b");  // drawn 3 cm short of the corridor
  ASSERT_TRUE(door);
  EXPECT_NEAR(geometry::length(door->line), 0.9, 1e-9);
  EXPECT_NEAR(door->line.a.y, 2.8, 1e-9);
  EXPECT_NEAR(*door->clear_width_m, 0.8, 1e-9);
  EXPECT_EQ(door->width_source, plan::WidthSource::nominal);
  EXPECT_EQ(door->spaces, (Ids{"corridor", "class"}));
  EXPECT_EQ(features(twoStoreys().report.inferred, "io.import-doors-stretched").size(), 1u);
}

TEST(ImportRooms, splitsTheStrungRing) {
  EXPECT_EQ(space("corridor-up").shape.holes.size(), 1u);
  EXPECT_EQ(features(twoStoreys().report.inferred, "io.import-ring-split"), Ids{"corridor-up"});
}

TEST(ImportRooms, believesOnlyTheExitAtGroundLevel) {
  const plan::DraftOpening* exit = opening("exit-w");
  ASSERT_TRUE(exit);
  EXPECT_TRUE(exit->outside);
  EXPECT_FALSE(exit->locked);
  EXPECT_NEAR(*exit->clear_width_m, 1.5, 1e-9);
  const plan::DraftOpening* balcony = opening("balcony");
  ASSERT_TRUE(balcony);
  EXPECT_TRUE(balcony->outside);
  EXPECT_TRUE(balcony->locked);
  EXPECT_EQ(features(twoStoreys().report.decide, "io.import-exit-above-ground"), Ids{"balcony"});
}

TEST(ImportRooms, findsTheRoomBehindAnExitThatIsNone) {
  const plan::DraftOpening* lost = opening("lost");
  ASSERT_TRUE(lost);
  EXPECT_FALSE(lost->outside);
  EXPECT_EQ(lost->spaces, (Ids{"corridor-up", "class-up"}));
  EXPECT_EQ(features(twoStoreys().report.inferred, "io.import-exit-is-inner-door"), Ids{"lost"});
}

TEST(ImportRooms, readsCollapsedOpeningsOnlyWhereTheJointFits) {
  const plan::DraftOpening* joint = opening("joint");
  ASSERT_TRUE(joint);
  EXPECT_NEAR(geometry::length(joint->line), 1.8, 1e-9);
  EXPECT_EQ(opening("speck"), nullptr);
  EXPECT_EQ(features(twoStoreys().report.decide, "io.import-door-too-narrow"), Ids{"speck"});
}

TEST(ImportRooms, buildsADogLegStair) {
  const plan::DraftSpace& lower = space("stair-1.1.lower");
  const plan::DraftSpace& half = space("stair-1.1.half");
  const plan::DraftSpace& upper = space("stair-1.1.upper");
  EXPECT_EQ(lower.category, plan::Category::stairs);
  EXPECT_EQ(half.category, plan::Category::landing);
  for (const plan::DraftSpace* flight : {&lower, &upper}) {
    ASSERT_TRUE(flight->ascent);
    EXPECT_NEAR(flight->ascent->rise_m, 1.7, 1e-9);
    EXPECT_NEAR(flight->ascent->riser_m, 0.17, 1e-9);
    EXPECT_NEAR(flight->ascent->tread_m, 0.30, 1e-9);
    EXPECT_NEAR(geometry::length(flight->ascent->line), 3.0, 1e-9);
    EXPECT_NEAR(geometry::area(flight->shape), 3.0 * 1.5, 1e-6);
    EXPECT_EQ(flight->stair, "stair-1");
  }
  EXPECT_DOUBLE_EQ(*lower.elevation_m, 0.0);
  EXPECT_DOUBLE_EQ(*half.elevation_m, 1.7);
  EXPECT_DOUBLE_EQ(*upper.elevation_m, 1.7);
  EXPECT_NEAR(geometry::area(half.shape), 3.08 * 1.5, 1e-6);
  // The foot is where the ground floor's only mouth is: in the south; it climbs away from it.
  EXPECT_NEAR(lower.ascent->line.a.x, 12.05, 1e-9);
  EXPECT_NEAR(lower.ascent->line.a.y, 0.75, 1e-9);
  EXPECT_NEAR(upper.ascent->line.b.y, 3.08 - 0.75, 1e-9);
}

TEST(ImportRooms, everyFlightHasAnOpeningAtBothEnds) {
  const auto spacesOf = [](std::string_view id) { return opening(id)->spaces; };
  EXPECT_EQ(spacesOf("mouth-0"), (Ids{"hall", "stair-1.1.lower"}));
  EXPECT_EQ(spacesOf("mouth-1"), (Ids{"hall-up", "stair-1.1.upper"}));
  EXPECT_EQ(spacesOf("stair-1.1.turn-in"), (Ids{"stair-1.1.lower", "stair-1.1.half"}));
  EXPECT_EQ(spacesOf("stair-1.1.turn-out"), (Ids{"stair-1.1.upper", "stair-1.1.half"}));
  EXPECT_FALSE(opening("mouth-1")->outside);
  EXPECT_NEAR(*opening("mouth-1")->clear_width_m, 1.5, 1e-9);  // no leaf
  EXPECT_EQ(space("hall").category, plan::Category::landing);
  EXPECT_EQ(space("hall-up").stair, "stair-1");
}

TEST(ImportRooms, passesTheCheckButForWhatIsWrongWithTheBuilding) {
  const plan::Checked checked = plan::check(twoStoreys().draft);
  for (const Problem& problem : checked.problems) {
    EXPECT_NE(problem.severity, Severity::error) << problem.code << ' ' << problem.feature;
  }
  ASSERT_TRUE(checked.campus);
  EXPECT_EQ(checked.campus->stairs.size(), 1u);
}

TEST(ImportRooms, canBeWrittenAndReadAgain) {
  const auto again = parsePlan(writePlan(twoStoreys().draft), "again");
  ASSERT_TRUE(again) << again.error().front().code;
  EXPECT_EQ(again->spaces.size(), twoStoreys().draft.spaces.size());
  EXPECT_EQ(again->openings.size(), twoStoreys().draft.openings.size());
}

TEST(ImportRooms, everyInferenceStatesItsConfidence) {
  for (const Problem& item : twoStoreys().report.inferred) {
    EXPECT_TRUE(std::any_of(item.arguments.begin(), item.arguments.end(), [](const auto& a) {
      return a.first == "confidence";
    })) << item.code;
    EXPECT_NE(item.severity, Severity::error);
  }
}

// Whatever a damaged file says, the import ends with problems or with a draft that the check can
// read.
TEST(ImportRooms, survivesDamagedFiles) {
  const std::string whole =
      *readBytes(MUSTER_SOURCE_DIR "/tests/unit/io/import_two_storeys.geojson", 1U << 20U);
  const auto path = std::filesystem::temp_directory_path() /
                    ("muster-damaged-" + std::to_string(::getpid()) + ".geojson");
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  std::size_t imported = 0;
  for (int round = 0; round < 400; ++round) {
    std::string text = whole;
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
        case 0:  // a digit, most often: geometry out of shape
          for (std::size_t i = at; i < text.size(); ++i) {
            if (text[i] < '0' || text[i] > '9') continue;
            text[i] = static_cast<char>('0' + below(10));
            break;
          }
          break;
        case 1:
          text.erase(at, 1 + below(20));
          break;
        case 2:
          text.insert(at, text.substr(below(text.size()), below(40)));
          break;
        default:
          text[at] = static_cast<char>(below(256));
      }
    }
    std::ofstream(path, std::ios::binary) << text;
    const auto result = importPlan(path.string());
    if (!result) {
      EXPECT_TRUE(hasErrors(result.error()));
      continue;
    }
    ++imported;
    plan::check(result->draft);
  }
  std::filesystem::remove(path);
  EXPECT_GT(imported, 20u);  // else only the JSON reader was tried
}

}  // namespace
}  // namespace muster::io
