#include "navigation/outlook.h"

#include <algorithm>
#include <map>

namespace muster::navigation {

using geometry::Box;
using geometry::Segment;
using geometry::Vec2;

namespace {

constexpr double kCell_m = 1.0;
constexpr float kEverywhere_m = 1e9f;
// As in Sight: nobody cuts plans finer than this many openings within kSight_m.
constexpr int kMostOpenings = 6;

// Breadth first through openings, from a cell.
class Looking {
 public:
  Looking(const plan::Campus& campus, const std::vector<Portal>& portals)
      : campus_(campus), portals_(portals) {}

  // Spaces within kSight_m of the cell, the own one first.
  std::vector<Outlook::SpaceAway> from(plan::SpaceId space, const Box& cell) {
    open_.assign(1, {space, {}, 0.0, 0});
    found_.clear();
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const Look look = open_[i];
      if (!improves(look)) continue;
      if (look.passed == kMostOpenings) continue;
      for (const plan::OpeningId opening : campus_[look.at].openings) pass(look, opening, cell);
    }
    return found_;
  }

 private:
  struct Look {
    plan::SpaceId at;
    plan::OpeningId entered;
    double away_m;
    int passed;
  };

  bool improves(const Look& look) {
    const auto away = static_cast<float>(look.away_m);
    for (Outlook::SpaceAway& known : found_) {
      if (known.space != look.at) continue;
      if (known.away_m <= away) return false;
      known.away_m = away;
      return true;
    }
    found_.push_back({look.at, away});
    return true;
  }

  void pass(const Look& look, plan::OpeningId opening, const Box& cell) {
    const Portal& portal = portals_[opening.index()];
    if (opening == look.entered || !portal.second.valid()) return;
    if (!look.entered.valid() && farApart(cell, portal.line, kSight_m)) return;
    const double step = look.entered.valid()
                            ? geometry::distance(portals_[look.entered.index()].line, portal.line)
                            : distance(cell, portal.line);
    if (look.away_m + step < kSight_m)
      open_.push_back({portal.other(look.at), opening, look.away_m + step, look.passed + 1});
  }

  const plan::Campus& campus_;
  const std::vector<Portal>& portals_;
  std::vector<Look> open_;
  std::vector<Outlook::SpaceAway> found_;
};

struct WallAway {
  float ax, ay, bx, by, ux, uy, away_m;
};

// What of the wall somebody in the cell may see, and some metres more.
WallAway wallFrom(Vec2 centre, const Segment& wall, double away_m) {
  constexpr double kBeyond_m = 2 * kSight_m;
  const Vec2 u = normalised(wall.b - wall.a), a = wall.a - centre;
  const double at = dot(a, u), end = at + geometry::length(wall);
  const auto part = [&](double s) { return a + u * (std::clamp(s, -kBeyond_m, kBeyond_m) - at); };
  const Vec2 first = part(at), last = part(end);
  const auto f = [](double x) { return static_cast<float>(x); };
  return {f(first.x), f(first.y), f(last.x), f(last.y), f(u.x), f(u.y), f(away_m)};
}

void addColumns(const std::vector<WallAway>& walls, std::vector<float>& to) {
  using W = WallAway;
  for (const auto column : {&W::ax, &W::ay, &W::bx, &W::by, &W::ux, &W::uy, &W::away_m})
    for (const WallAway& wall : walls) to.push_back(wall.*column);
}

template <class Away>
void nearestFirst(std::vector<Away>& all, std::size_t from) {
  std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(from), all.end(),
                   [](const Away& a, const Away& b) { return a.away_m < b.away_m; });
}

// Which spaces lie over each other, asked again and again for the same few.
class Overlaps {
 public:
  explicit Overlaps(const plan::Campus& campus) : campus_(campus) {}

  bool over(plan::SpaceId a, plan::SpaceId b) {
    const plan::Space& first = campus_[a];
    const plan::Space& second = campus_[b];
    // Spaces of one sheet never do; neighbours merely touch.
    if (first.sheet == second.sheet || !first.box.overlaps(second.box)) return false;
    const auto pair = std::minmax(a, b);
    const auto known = known_.find(pair);
    if (known != known_.end()) return known->second;
    constexpr double kTouching_m2 = 1e-3;
    const bool over = geometry::overlapArea(first.shape, second.shape) > kTouching_m2;
    known_.emplace(pair, over);
    return over;
  }

 private:
  const plan::Campus& campus_;
  std::map<std::pair<plan::SpaceId, plan::SpaceId>, bool> known_;
};

// Up to which sight no two of the spaces lie over each other.
float certainUpTo(Overlaps& overlaps, std::span<const Outlook::SpaceAway> spaces) {
  float certain = kEverywhere_m;
  for (std::size_t i = 0; i < spaces.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const float both = std::max(spaces[i].away_m, spaces[j].away_m);
      if (both < certain && overlaps.over(spaces[i].space, spaces[j].space)) certain = both;
    }
  }
  return certain;
}

}  // namespace

OutlookIndex::OutlookIndex(const plan::Campus& campus, const std::vector<Portal>& portals,
                           const std::vector<OwnWalls>& own, plan::SpaceId space)
    : frame_(campus[space].box, kCell_m) {
  const bool convex = geometry::isConvex(campus[space].shape);
  Looking looking(campus, portals);
  Overlaps overlaps(campus);
  cells_.reserve(frame_.size() + 1);
  const auto begin = [&](float certain) {
    cells_.push_back({static_cast<std::uint32_t>(spaces_.size()),
                      static_cast<std::uint32_t>(walls_.size()), certain});
  };
  std::vector<WallAway> walls;
  const Vec2 half{kCell_m / 2, kCell_m / 2};
  for (std::int32_t line = 0; line < frame_.lines; ++line) {
    for (std::int32_t column = 0; column < frame_.columns; ++column) {
      const Vec2 centre = frame_.centre(column, line);
      const Box cell{centre - half, centre + half};
      const auto seen = looking.from(space, cell);
      begin(certainUpTo(overlaps, seen));
      const std::size_t firstSpace = spaces_.size();
      spaces_.insert(spaces_.end(), seen.begin(), seen.end());
      nearestFirst(spaces_, firstSpace + 1);
      if (convex && seen.size() == 1) continue;  // nothing can hide anybody
      walls.clear();
      for (const Outlook::SpaceAway& other : seen) {
        for (const Segment& wall : own[other.space.index()].opaque) {
          if (farApart(cell, wall, kSight_m)) continue;
          const double away = distance(cell, wall);
          if (away < kSight_m) walls.push_back(wallFrom(centre, wall, away));
        }
      }
      nearestFirst(walls, 0);
      addColumns(walls, walls_);
    }
  }
  begin(0);
  walls_.resize(walls_.size() + Outlook::Walls::kBeyond);
}

Outlook OutlookIndex::at(Vec2 p) const {
  const std::int32_t column = frame_.column(p.x), line = frame_.line(p.y);
  const std::size_t i = frame_.at(column, line);
  const Cell& cell = cells_[i];
  const Cell& next = cells_[i + 1];
  return {std::span(spaces_).subspan(cell.firstSpace, next.firstSpace - cell.firstSpace),
          {walls_.data() + cell.firstWall,
           (next.firstWall - cell.firstWall) / Outlook::Walls::kColumns},
          frame_.centre(column, line), cell.certain_m};
}

std::size_t OutlookIndex::bytes() const {
  return cells_.size() * sizeof(Cell) + spaces_.size() * sizeof(Outlook::SpaceAway) +
         walls_.size() * sizeof(float);
}

}  // namespace muster::navigation
