#include "crowd/stirred_cells.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "crowd/motion_phase.h"
#include "floor.h"
#include "plain_cells.h"

namespace muster::crowd::test {
namespace {

using geometry::Vec2;

constexpr double kStep_s = 0.05;

// Two rooms of 30 m with a gap in the wall between them, each on a sheet of its own.
struct TwoSheets {
  TwoSheets() {
    floor.gap({30, 4}, {30, 6}, west, east);
    campus = floor.campus();
    campus.sheets = 2;
    campus.spaces[east.index()].sheet = plan::SheetId{std::size_t{1}};
  }

  Floor floor;
  plan::SpaceId west = floor.room({0, 0}, {30, 10});
  plan::SpaceId east = floor.room({30, 0}, {60, 10});
  plan::Campus campus;
};

// People who rest, some of them in each other's way at first, and a few who walk to and fro among
// them, also through the gap.
class Yard {
 public:
  Yard(const TwoSheets& rooms, const navigation::Atlas& atlas, std::string_view model, bool rest)
      : rooms_(rooms),
        model_(makeMotionModel(model)),
        grid_(atlas, model_->numerics().sight_m),
        random_(3),
        rest_(rest) {
    for (std::uint32_t i = 0; i < 200; ++i) {
      const Vec2 p{0.5 + 59 * random_.uniform(i, Purpose::place, 0),
                   0.5 + 9 * random_.uniform(i, Purpose::place, 1)};
      const bool beforeGap = std::fabs(p.x - 30) < 2 && std::fabs(p.y - 5) < 2;
      add(beforeGap ? Vec2{p.x, 9} : p);
    }
    for (const double y : {4.6, 5.0, 5.4}) walkers_.push_back(add({29, y}));
  }

  void step(std::uint64_t number) {
    for (std::size_t i = 0; i < walkers_.size(); ++i) {
      const bool back = number / 200 % 2 == 1;
      crowd.body[walkers_[i]].desiredX = back ? -1 : 1;
      // One of them waits half of the time, and looks elsewhere than he faces.
      const bool waits = i == 0 && number % 100 < 50;
      crowd.body[walkers_[i]].desiredSpeed = waits ? 0 : 1.3f;
    }
    const auto& restless = phase_.proposal().restless;
    grid_.sort(crowd, *loop_,
               rest_ ? NeighbourGrid::Restless(restless) : NeighbourGrid::Restless());
    phase_.run(*model_, {&grid_, &random_, number, kStep_s}, *loop_);
    phase_.scatter(grid_, kStep_s, crowd, *loop_);
    for (std::size_t a = 0; a < crowd.size(); ++a)
      crowd.body[a].space = crowd.body[a].position.x < 30 ? rooms_.west : rooms_.east;
    rows += grid_.rows().size();
  }

  Crowd crowd;
  std::size_t rows = 0;  // of all steps

 private:
  std::size_t add(Vec2 p) {
    const std::size_t a = crowd.size();
    crowd.resize(a + 1);
    crowd.body[a].radius = 0.2f;
    crowd.body[a].timeGap = 0.9f;
    crowd.body[a].desiredX = crowd.body[a].ex = 1;
    crowd.present[a] = 1;
    crowd.body[a].position = p;
    crowd.body[a].space = p.x < 30 ? rooms_.west : rooms_.east;
    return a;
  }

  const TwoSheets& rooms_;
  const std::unique_ptr<Loop> loop_ = serialLoop();
  const std::unique_ptr<MotionModel> model_;
  NeighbourGrid grid_;
  MotionPhase phase_;
  Random random_;
  const bool rest_;
  std::vector<std::size_t> walkers_;
};

TEST(StirredCells, WhoRestsFarFromAllMovementNeedsNoRow) {
  const TwoSheets rooms;
  const navigation::Atlas atlas(rooms.campus);
  for (const std::string_view model : motionModelNames()) {
    SCOPED_TRACE(model);
    Yard all(rooms, atlas, model, false), some(rooms, atlas, model, true);
    const std::vector<Body> before = all.crowd.body;
    bool crossed = false;
    for (std::uint64_t i = 0; i < 1000; ++i) {
      all.step(i);
      some.step(i);
      for (std::size_t who = 0; who < all.crowd.size(); ++who) {
        const Body &a = all.crowd.body[who], &b = some.crowd.body[who];
        ASSERT_EQ(a.position, b.position) << i << " " << who;
        ASSERT_EQ(a.vx, b.vx) << i << " " << who;
        ASSERT_EQ(a.vy, b.vy) << i << " " << who;
        ASSERT_EQ(a.ex, b.ex) << i << " " << who;
        ASSERT_EQ(a.ey, b.ey) << i << " " << who;
        crossed = crossed || (who >= 200 && a.position.x > 31);
      }
    }
    EXPECT_EQ(all.rows, 1000 * all.crowd.size());
    EXPECT_LT(some.rows, all.rows * 2 / 3);
    EXPECT_TRUE(crossed);
    std::size_t pushed = 0;
    for (std::size_t a = 0; a < 200; ++a)
      pushed += before[a].position.x != all.crowd.body[a].position.x;
    EXPECT_GT(pushed, 10u);
    EXPECT_LT(pushed, 190u);
  }
}

TEST(StirredCells, LiveAreTheCellsWithinTwoLooks) {
  const TwoSheets rooms;
  const navigation::Atlas atlas(rooms.campus);
  const Cells cells(atlas, 2.0);
  StirredCells stirred(cells);
  const auto live = [&](double x, double y) {
    return stirred.live(cells.at(x < 30 ? rooms.west : rooms.east, {x, y}));
  };
  stirred.stir(cells.at(rooms.west, {15, 5}));
  stirred.spread();
  EXPECT_TRUE(live(15, 5) && live(11, 1) && live(19, 9));
  EXPECT_FALSE(live(9, 5) || live(21, 5));
  stirred.clear();
  EXPECT_FALSE(live(15, 5));
  stirred.stir(cells.at(rooms.west, {29.5, 5}));  // before the gap
  stirred.spread();
  EXPECT_TRUE(live(25, 5) && live(33, 5));
  EXPECT_FALSE(live(23, 5) || live(37, 5));
}

// Narrow cells: lines shorter and longer than a word of 64, sheets of one line, and many words.
TEST(StirredCells, LiveAreThoseThatLookingAtEveryCellFinds) {
  const TwoSheets rooms;
  const navigation::Atlas atlas(rooms.campus);
  const Random random(11);
  for (const double sight_m : {0.2, 0.32, 0.5, 0.7, 2.0, 9.0, 11.0}) {
    SCOPED_TRACE(sight_m);
    const Cells cells(atlas, sight_m);
    StirredCells stirred(cells);
    for (std::uint32_t trial = 0; trial < 60; ++trial) {
      const double share = trial % 3 == 0 ? 0.5 : trial % 3 == 1 ? 0.01 : 2.0 / cells.count();
      CellFlags flags(cells.count());
      stirred.clear();
      for (std::size_t s = 0; s < cells.sheets(); ++s) {
        const Cells::Extent sheet = cells.extent(plan::SheetId(s));
        EXPECT_EQ(sheet.first % BitSet::kBitsPerWord, 0u);
        for (std::uint32_t cell = sheet.first; cell < sheet.end(); ++cell) {
          if (!(random.uniform(cell, Purpose::place, trial) < share)) continue;
          flags[cell] = 1;
          if (trial % 2 == 0)
            stirred.stir(cell);
          else
            stirred.stirShared(cell);
        }
      }
      stirred.spread();
      const CellFlags expected = inSightOf(cells, inSightOf(cells, flags));
      for (std::uint32_t cell = 0; cell < cells.count(); ++cell)
        ASSERT_EQ(stirred.live(cell), expected[cell] != 0) << trial << ' ' << cell;
    }
  }
}

}  // namespace
}  // namespace muster::crowd::test
