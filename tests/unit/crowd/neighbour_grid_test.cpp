#include "crowd/neighbour_grid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "crowd/look_around.h"
#include "floor.h"
#include "foundation/random.h"
#include "plain_cells.h"

namespace muster::crowd::test {
namespace {

using geometry::Vec2;

constexpr double kSight_m = 2.0;
constexpr double kStep_s = 0.05;

// Two rooms with a wall between them that has a gap of 1 m.
struct TwoRooms {
  Floor floor;
  plan::SpaceId west = floor.room({0, 0}, {10, 8});
  plan::SpaceId east = floor.room({10, 0}, {20, 8});
  plan::OpeningId gap = floor.gap({10, 3.5}, {10, 4.5}, west, east);
};

std::size_t stand(Crowd& crowd, plan::SpaceId space, Vec2 p) {
  const std::size_t a = crowd.size();
  crowd.resize(a + 1);
  crowd.body[a].radius = 0.165f;
  crowd.present[a] = 1;
  crowd.body[a].position = p;
  crowd.body[a].ex = 1;
  crowd.body[a].desiredSpeed = 1.3f + 0.001f * static_cast<float>(a);
  crowd.body[a].space = space;
  return a;
}

Crowd scattered(const TwoRooms& rooms, std::size_t people) {
  const Random random(7);
  Crowd crowd;
  for (std::uint32_t i = 0; i < people; ++i) {
    const Vec2 p{20 * random.uniform(i, Purpose::place, 0),
                 8 * random.uniform(i, Purpose::place, 1)};
    stand(crowd, p.x < 10 ? rooms.west : rooms.east, p);
  }
  return crowd;
}

TEST(NeighbourGrid, FindsWhatLookingAtEverybodyFinds) {
  const TwoRooms rooms;
  const navigation::Atlas atlas(rooms.floor.campus());
  NeighbourGrid grid(atlas, kSight_m);
  const Crowd crowd = scattered(rooms, 400);
  grid.sort(crowd, *serialLoop());
  const Rows& rows = grid.rows();
  ASSERT_EQ(rows.size(), 400u);
  std::size_t pairs = 0;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    for (const double reach : {0.4, 1.3, kSight_m}) {
      std::vector<std::uint32_t> expected, found;
      for (std::size_t j = 0; j < rows.size(); ++j) {
        const Vec2 p = grid.position(k), q = grid.position(j);
        if (j != k && geometry::squaredNorm(q - p) < reach * reach &&
            atlas.sees(rows.space[k], p, rows.space[j], q))
          expected.push_back(static_cast<std::uint32_t>(j));
      }
      grid.neighbours(k, reach, found);
      EXPECT_EQ(found, expected);
      pairs += found.size();
    }
    std::vector<std::uint32_t> seen;
    grid.neighbours(k, kSight_m, seen);
    Looking looking;
    Column<std::uint32_t> near;
    lookAround(grid, k, kStep_s, looking, near);
    const Neighbourhood& gathered = looking.seen;
    EXPECT_EQ(std::vector(gathered.row.begin(), gathered.row.begin() + gathered.count), seen);
    std::vector<std::uint32_t> expectedNear;
    for (std::size_t i = 0; i < gathered.count; ++i) {
      const Vec2 d = grid.position(seen[i]) - grid.position(k);
      EXPECT_NEAR(gathered.x[i], d.x, 1e-6);
      EXPECT_NEAR(gathered.y[i], d.y, 1e-6);
      EXPECT_FLOAT_EQ(gathered.reach[i], 0.33f);
      const double walks = (1.3 + 0.001 * rows.agent[k]) + (1.3 + 0.001 * rows.agent[seen[i]]);
      if (norm(d) < 0.33 + kNearMargin_m + kStep_s * walks) expectedNear.push_back(seen[i]);
    }
    EXPECT_EQ(std::vector(near.begin(), near.end()), expectedNear);
  }
  EXPECT_GT(pairs, 1000u);
}

// Walls of hundreds of metres that lie along no axis, cut by gaps: of a wall only the part near a
// cell is kept, in single precision (navigation::Outlook). People stand along it, in its gaps, and
// on the wall itself; not on the line of a gap, where rounding decides in which space one is.
TEST(NeighbourGrid, LongSlantingWallsHideWhomTheyHide) {
  constexpr double kLength_m = 600, kWide_m = 6, kGapEvery_m = 30, kGap_m = 1.2;
  constexpr std::uint32_t kPeople = 3000;
  const Vec2 along{std::cos(0.3), std::sin(0.3)}, across = leftNormal(along), corner{731, -412};
  Floor floor;
  const auto above = floor.block(corner, along * kLength_m, across * kWide_m);
  const auto below = floor.block(corner, along * kLength_m, across * -kWide_m);
  for (double s = kGapEvery_m; s < kLength_m; s += kGapEvery_m)
    floor.gap(corner + along * s, corner + along * (s + kGap_m), above, below);
  const navigation::Atlas atlas(floor.campus());
  NeighbourGrid grid(atlas, kSight_m);
  const Random random(11);
  Crowd crowd;
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    const double u = random.uniform(i, Purpose::place, 0);
    const double v = random.uniform(i, Purpose::place, 1);
    const bool atGap = i % 3 == 0, onWall = i % 30 == 1;
    double s = kLength_m * u, t = 4 * (v - 0.5);
    if (atGap) s = kGapEvery_m * (1 + i / 3 % 19) + 1.5 * kGap_m * u;
    if (onWall) s = kGapEvery_m * (0.2 + 0.6 * u + i % 20);
    if (onWall) t = 0;
    stand(crowd, t > 0 ? above : below, corner + along * s + across * t);
  }
  grid.sort(crowd, *serialLoop());
  std::size_t seenThroughGaps = 0, hidden = 0;
  for (std::size_t k = 0; k < grid.rows().size(); ++k) {
    std::vector<std::uint32_t> expected, inReach;
    grid.neighbours(k, kSight_m, expected);
    grid.around(grid.rows().space[k], grid.position(k), kSight_m, inReach);
    hidden += inReach.size() - 1 - expected.size();
    Looking looking;
    Column<std::uint32_t> near;
    lookAround(grid, k, kStep_s, looking, near);
    const auto& seen = looking.seen.row;
    EXPECT_EQ(std::vector(seen.begin(), seen.begin() + looking.seen.count), expected) << k;
    for (const std::uint32_t j : expected)
      seenThroughGaps += grid.rows().space[j] != grid.rows().space[k];
  }
  EXPECT_GT(seenThroughGaps, 5000u);
  EXPECT_GT(hidden, 5000u);
}

TEST(NeighbourGrid, OnOpenGroundNoStepMeetsAnything) {
  const TwoRooms rooms;
  const navigation::Atlas atlas(rooms.floor.campus());
  NeighbourGrid grid(atlas, kSight_m);
  const Crowd crowd = scattered(rooms, 2000);
  grid.sort(crowd, *serialLoop());
  const Random random(8);
  std::size_t open = 0;
  for (std::uint32_t k = 0; k < grid.rows().size(); ++k) {
    const plan::SpaceId space = grid.rows().space[k];
    const Vec2 p = grid.position(k);
    if (!grid.onOpenGround(k)) {
      // So near to the edge of the room that a part of a cell, with the Atlas's own cell, is.
      const geometry::Box room = atlas.campus()[space].box;
      const double away =
          std::min({p.x - room.low.x, room.high.x - p.x, p.y - room.low.y, room.high.y - p.y});
      EXPECT_LT(away, navigation::kWallReach_m + kSight_m / Cells::kPartsAcross + 0.5) << k;
      continue;
    }
    ++open;
    const double angle = 6.2831853 * random.uniform(k, Purpose::place);
    const Vec2 step = 0.999 * navigation::kWallReach_m * Vec2{std::cos(angle), std::sin(angle)};
    EXPECT_TRUE(atlas.wallsNear(space, p).empty()) << k;
    EXPECT_TRUE(atlas.staysInside(space, p, p + step)) << k;
    EXPECT_FALSE(atlas.crossing(space, p, p + step).has_value()) << k;
    EXPECT_TRUE(atlas.inside(space, p + step)) << k;
  }
  EXPECT_GT(open, 900u);   // the middle of each room
  EXPECT_LT(open, 1400u);  // 0.6 m along walls are none: a third of the rooms
}

TEST(NeighbourGrid, WallHidesAndGapShows) {
  const TwoRooms rooms;
  const navigation::Atlas atlas(rooms.floor.campus());
  NeighbourGrid grid(atlas, kSight_m);
  Crowd crowd;
  stand(crowd, rooms.west, {9.5, 4.0});   // before the gap
  stand(crowd, rooms.east, {10.5, 4.0});  // behind it
  stand(crowd, rooms.west, {9.7, 6.0});   // before the wall
  stand(crowd, rooms.east, {10.3, 6.0});  // behind it
  grid.sort(crowd, *serialLoop());
  const auto seen = [&](std::size_t agent) {
    const auto& agents = grid.rows().agent;
    const auto k =
        static_cast<std::size_t>(std::find(agents.begin(), agents.end(), agent) - agents.begin());
    std::vector<std::uint32_t> near;
    grid.neighbours(k, 1.5, near);
    std::vector<std::uint32_t> result;
    for (const auto row : near) result.push_back(agents[row]);
    return result;
  };
  EXPECT_EQ(seen(0), std::vector<std::uint32_t>{1});
  EXPECT_EQ(seen(1), std::vector<std::uint32_t>{0});
  EXPECT_TRUE(seen(2).empty());
  EXPECT_TRUE(seen(3).empty());
}

TEST(NeighbourGrid, HeightHides) {
  Floor floor;
  const auto stalls = floor.room({0, 0}, {4, 4});
  const auto stage = floor.room({4, 0}, {8, 4});
  floor.gap({4, 1}, {4, 3}, stalls, stage);
  plan::Campus campus = floor.campus();
  campus.spaces[stage.index()].elevation_m = 1.25;  // 1.2 m is the limit
  const navigation::Atlas atlas(campus);
  NeighbourGrid grid(atlas, kSight_m);
  Crowd crowd;
  stand(crowd, stalls, {3.8, 2});
  stand(crowd, stage, {4.2, 2});
  grid.sort(crowd, *serialLoop());
  std::vector<std::uint32_t> near;
  grid.neighbours(0, kSight_m, near);
  grid.around(stalls, {3.8, 2.1}, kSight_m, near);
  EXPECT_EQ(near, std::vector<std::uint32_t>{0});  // only the one on the same floor, by around()
}

TEST(NeighbourGrid, RowsAreInOrderOfAgentsWithinACellAndHoldThePresentOnly) {
  const TwoRooms rooms;
  const navigation::Atlas atlas(rooms.floor.campus());
  NeighbourGrid grid(atlas, kSight_m);
  Crowd crowd;
  for (int i = 0; i < 6; ++i) stand(crowd, rooms.west, {0.1 * i + 0.2, 0.5});
  crowd.present[2] = 0;
  crowd.body[2].space = {};  // left the campus: no space, no place
  grid.sort(crowd, *serialLoop());
  EXPECT_EQ(grid.rows().agent, (Column<std::uint32_t>{0, 1, 3, 4, 5}));
  std::fill(crowd.present.begin(), crowd.present.end(), std::uint8_t{0});
  grid.sort(crowd, *serialLoop());
  EXPECT_EQ(grid.rows().size(), 0u);
}

TEST(NeighbourGrid, FollowsItsPeopleInTheOrderOfTheSort) {
  const TwoRooms rooms;
  const navigation::Atlas atlas(rooms.floor.campus());
  NeighbourGrid grid(atlas, kSight_m), fresh(atlas, kSight_m);
  Crowd crowd = scattered(rooms, 500);
  grid.sort(crowd, *serialLoop());
  const Column<std::uint32_t> order = grid.rows().agent;
  const Random random(9);
  for (std::uint32_t a = 0; a < crowd.size(); ++a) {
    const Vec2 step{random.uniform(a, Purpose::place, 0) - 0.5,
                    random.uniform(a, Purpose::place, 1) - 0.5};
    const Vec2 to = crowd.body[a].position + step * 0.3;
    if (atlas.inside(crowd.body[a].space, to)) crowd.body[a].position = to;
  }
  const std::uint32_t gone = 7;
  crowd.present[gone] = 0;
  crowd.body[gone].space = {};
  grid.follow(crowd, {0, 0, grid.rows().size()});
  crowd.present[gone] = 1;  // for the comparison
  crowd.body[gone].space = rooms.west;
  fresh.sort(crowd, *serialLoop());
  EXPECT_EQ(grid.rows().agent, order);
  EXPECT_NE(fresh.rows().agent, order);
  for (std::size_t k = 0; k < grid.rows().size(); ++k) {
    const std::uint32_t agent = grid.rows().agent[k];
    EXPECT_EQ(grid.rows().gone(k), agent == gone);
    if (agent == gone) continue;
    const auto& agents = fresh.rows().agent;
    const auto j = static_cast<std::size_t>(std::ranges::find(agents, agent) - agents.begin());
    EXPECT_EQ(grid.rows().x[k], fresh.rows().x[j]);
    EXPECT_EQ(grid.rows().y[k], fresh.rows().y[j]);
    EXPECT_EQ(grid.onOpenGround(k), fresh.onOpenGround(j)) << agent;
  }
}

TEST(NeighbourGrid, SortForgetsWhatWasBefore) {
  const TwoRooms rooms;
  const navigation::Atlas atlas(rooms.floor.campus());
  NeighbourGrid used(atlas, kSight_m), fresh(atlas, kSight_m);
  used.sort(scattered(rooms, 300), *serialLoop());
  const Crowd crowd = scattered(rooms, 100);
  used.sort(crowd, *serialLoop());
  fresh.sort(crowd, *serialLoop());
  EXPECT_EQ(used.rows().agent, fresh.rows().agent);
  EXPECT_EQ(used.rows().x, fresh.rows().x);
}

TEST(NeighbourGrid, SomebodyJustOutsideTheOutlineIsStillFound) {
  const TwoRooms rooms;
  const navigation::Atlas atlas(rooms.floor.campus());
  NeighbourGrid grid(atlas, kSight_m);
  Crowd crowd;
  stand(crowd, rooms.west, {-0.4, 4});
  stand(crowd, rooms.west, {0.4, 4});
  grid.sort(crowd, *serialLoop());
  std::vector<std::uint32_t> near;
  grid.around(rooms.west, {0.4, 4}, 1.0, near);
  EXPECT_EQ(near.size(), 2u);
}

// Three rooms on two sheets, with people who rest, walk, turn or are away.
struct Floors {
  Floors() {
    floor.gap({40, 4}, {40, 6}, west, middle);
    floor.gap({60, 4}, {60, 6}, middle, east);
    campus = floor.campus();
    campus.sheets = 3;  // one of them is empty
    campus.spaces[middle.index()].sheet = plan::SheetId{std::size_t{2}};
  }

  // Clumps of people, so that some cells have many and most have none.
  Crowd crowd(std::uint32_t people, std::uint32_t trial,
              std::vector<std::uint8_t>& restless) const {
    const Random random(trial);
    Crowd crowd;
    restless.clear();
    const double awake = trial % 4 == 0 ? 1.0 : trial % 4 == 1 ? 0.0 : 0.02;
    for (std::uint32_t i = 0; i < people; ++i) {
      const auto lot = [&](std::uint32_t n) { return random.uniform(i, Purpose::place, n); };
      const auto clump = [&](std::uint32_t n) {
        return random.uniform(i % 9, Purpose::place, 100 + n);
      };
      const bool loose = lot(2) < 0.2;
      const Vec2 p{loose ? 80 * lot(0) : 75 * clump(0) + 5 * lot(0),
                   loose ? 10 * lot(1) : 8 * clump(1) + 2 * lot(1)};
      const std::size_t a = stand(crowd, p.x < 40 ? west : p.x < 60 ? middle : east, p);
      crowd.body[a].desiredX = lot(3) < awake ? 0.5f : 1.0f;
      crowd.body[a].desiredSpeed = lot(4) < awake ? 1.3f : 0.0f;
      restless.push_back(lot(5) < awake ? 1 : 0);
      if (lot(6) < 0.1) crowd.present[a] = 0;
    }
    return crowd;
  }

  Floor floor;
  plan::SpaceId west = floor.room({0, 0}, {40, 10});
  plan::SpaceId middle = floor.room({40, 0}, {60, 10});
  plan::SpaceId east = floor.room({60, 0}, {80, 10});
  plan::Campus campus;
};

// Agents with a row and their cells, by a plain sort of everybody.
std::vector<std::pair<std::uint32_t, std::uint32_t>> sortedPlainly(
    const Cells& cells, const Crowd& crowd, NeighbourGrid::Restless restless) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> all, some;  // cell and agent
  CellFlags stirred(cells.count());
  for (std::size_t a = 0; a < crowd.size(); ++a) {
    if (crowd.present[a] == 0) continue;
    const Body& body = crowd.body[a];
    all.emplace_back(cells.at(body.space, body.position), a);
    if (restless.empty() || restless[a] != 0 || body.desiredSpeed > 0 || body.desiredX != body.ex ||
        body.desiredY != body.ey)
      stirred[all.back().first] = 1;
  }
  const CellFlags live = inSightOf(cells, inSightOf(cells, stirred));
  for (const auto& each : all)
    if (live[each.first] != 0) some.push_back(each);
  std::ranges::sort(some);
  return some;
}

// Rows in the lines of cells that somebody in row k's cell may look at.
std::vector<std::pair<std::uint32_t, std::uint32_t>> runsPlainly(const Cells& cells,
                                                                 const navigation::Atlas& atlas,
                                                                 const Rows& rows, std::size_t k) {
  const auto inSight = atlas.sheetsInSight(rows.space[k]);
  std::vector<plan::SheetId> sheets(inSight.begin(), inSight.end());
  std::ranges::sort(sheets);
  const geometry::Box box = cells.inSightOf(cells.sheetOf(rows.space[k]), rows.cell[k]);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;
  for (const plan::SheetId sheet : sheets) {
    cells.within(sheet, box, [&](std::uint32_t first, std::uint32_t last) {
      const auto begin = std::ranges::lower_bound(rows.cell, first);
      const auto end = std::ranges::upper_bound(rows.cell, last);
      if (begin != end) runs.emplace_back(begin - rows.cell.begin(), end - rows.cell.begin());
    });
  }
  return runs;
}

TEST(NeighbourGrid, RowsAndRunsAreThoseOfAPlainSort) {
  const Floors floors;
  const navigation::Atlas atlas(floors.campus);
  const auto serial = serialLoop(), parallel = parallelLoop(3);
  for (const double sight_m : {0.5, 2.0}) {
    const Cells cells(atlas, sight_m);
    NeighbourGrid grid(atlas, sight_m);  // one for all, so that it has to forget
    std::size_t alone = 0, others = 0;
    for (std::uint32_t trial = 0; trial < 60; ++trial) {
      SCOPED_TRACE(trial);
      const std::uint32_t people = trial % 5 == 0 ? 10000 : trial % 5 == 1 ? 20 : 700;
      std::vector<std::uint8_t> restless;
      const Crowd crowd = floors.crowd(people, trial, restless);
      const auto known = trial % 7 == 0 ? NeighbourGrid::Restless() : restless;
      grid.sort(crowd, trial % 2 == 0 ? *serial : *parallel, known);
      const Rows& rows = grid.rows();
      const auto expected = sortedPlainly(cells, crowd, known);
      ASSERT_EQ(rows.size(), expected.size());
      for (std::size_t k = 0; k < rows.size(); ++k) {
        ASSERT_EQ(std::pair(rows.cell[k], rows.agent[k]), expected[k]);
        ASSERT_EQ(rows.radius[k], crowd.body[rows.agent[k]].radius);
      }
      for (std::size_t k = 0; k < rows.size(); k += 1 + rows.size() / 400) {
        NeighbourGrid::Runs runs;
        grid.runsAroundCell(k, runs);
        ASSERT_EQ(std::vector(runs.run, runs.run + runs.count), runsPlainly(cells, atlas, rows, k));
        const auto elsewhere = [&](const auto& run) {
          return cells.sheetOf(rows.space[run.first]) != cells.sheetOf(rows.space[k]);
        };
        const bool sees = std::any_of(runs.run, runs.run + runs.count, elsewhere);
        ++(sees ? others : alone);
      }
    }
    EXPECT_GT(alone, 1000u);
    EXPECT_GT(others, 100u);
  }
}

}  // namespace
}  // namespace muster::crowd::test
