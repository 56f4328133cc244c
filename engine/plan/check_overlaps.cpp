// Which spaces lie over each other in plan: a mistake on one level, the reason for sheets on
// several.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "plan/check_work.h"

namespace muster::plan {

namespace {

constexpr double kOverlap_m2 =
    0.01;  // check.h; hand-drawn plans overlap by a millimetre along every wall
constexpr double kOverlapShare = 0.01;  // of the smaller space
// After this many pairs the plan is broken as a whole; thousands of stacked rooms make millions.
constexpr int kMostOverlaps = 50;

bool boxesOverlap(const geometry::Box& a, const geometry::Box& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

// Height between the floors where both lie.
double floorsApart(const Space& a, const Space& b) {
  const geometry::Vec2 low{std::max(a.box.low.x, b.box.low.x), std::max(a.box.low.y, b.box.low.y)};
  const geometry::Vec2 high{std::min(a.box.high.x, b.box.high.x),
                            std::min(a.box.high.y, b.box.high.y)};
  const geometry::Vec2 middle = lerp(low, high, 0.5);
  return std::fabs(a.elevationAt(middle) - b.elevationAt(middle));
}

// True if they overlap; the problem has been added.
bool overlapFound(Work& work, std::size_t i, std::size_t j) {
  const Space& a = work.campus.spaces[i];
  const Space& b = work.campus.spaces[j];
  if (a.level != b.level || !boxesOverlap(a.box, b.box)) return false;
  if (floorsApart(a, b) >= kHeadroom_m) return false;
  const double overlap = geometry::overlapArea(a.shape, b.shape);
  const double smaller = std::min(geometry::area(a.shape), geometry::area(b.shape));
  if (overlap <= kOverlap_m2 || overlap <= kOverlapShare * smaller) return false;
  const auto [first, later] = std::minmax(i, j);
  work.error("plan.spaces-overlap", work.draft.spaces[later].place, work.draft.spaces[later].id,
             {{"other", work.draft.spaces[first].id}, {"area_m2", shown(overlap)}});
  return true;
}

// How many more there are is not known: looking on is what would take minutes.
void giveUp(Work& work, std::size_t at) {
  work.error("plan.more-of-a-kind", work.draft.spaces[at].place, {},
             {{"kind", "plan.spaces-overlap"},
              {"more", "≥ 1"},
              {"total", "> " + std::to_string(kMostOverlaps)}});
}

// Puts spaces into sheets one by one; knows who is in each.
class Sheets {
 public:
  explicit Sheets(Campus& campus) : campus_(campus), ofLevel_(campus.levels.size()) {}

  void place(SpaceId id) {
    Space& space = campus_.spaces[id.index()];
    std::vector<SheetId> candidates = linkedSheets(id);
    SheetId& own = ofLevel_[space.level.index()];
    if (own.valid()) candidates.push_back(own);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    const auto free = std::find_if(candidates.begin(), candidates.end(),
                                   [&](SheetId sheet) { return hasRoomFor(sheet, space); });
    if (free != candidates.end()) {
      space.sheet = *free;
    } else {
      space.sheet = SheetId(members_.size());
      members_.emplace_back();
      // The level's own sheet is the first that one of its spaces had to open.
      if (!own.valid()) own = space.sheet;
    }
    members_[space.sheet.index()].push_back(id);
  }

  std::size_t count() const { return members_.size(); }

 private:
  std::vector<SheetId> linkedSheets(SpaceId id) const {
    std::vector<SheetId> sheets;
    for (const OpeningId opening : campus_[id].openings) {
      const SpaceId other = campus_[opening].other(id);
      if (other.valid() && campus_[other].sheet.valid()) sheets.push_back(campus_[other].sheet);
    }
    return sheets;
  }

  bool hasRoomFor(SheetId sheet, const Space& space) const {
    return std::all_of(members_[sheet.index()].begin(), members_[sheet.index()].end(),
                       [&](SpaceId member) {
                         const Space& other = campus_[member];
                         return !boxesOverlap(other.box, space.box) ||
                                geometry::overlapArea(other.shape, space.shape) <= kOverlap_m2;
                       });
  }

  Campus& campus_;
  std::vector<std::vector<SpaceId>> members_;
  std::vector<SheetId> ofLevel_;
};

}  // namespace

bool checkOverlaps(Work& work) {
  const std::vector<Space>& spaces = work.campus.spaces;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < spaces.size(); ++i) {
    if (!spaces[i].shape.outer.empty() && spaces[i].level.valid()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return spaces[a].box.low.x < spaces[b].box.low.x;
  });
  int overlaps = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      if (spaces[order[j]].box.low.x >= spaces[order[i]].box.high.x) break;
      if (!overlapFound(work, order[i], order[j])) continue;
      if (++overlaps <= kMostOverlaps) continue;
      work.problems.pop_back();
      giveUp(work, std::max(order[i], order[j]));
      return false;
    }
  }
  return true;
}

void fillSheets(Work& work) {
  Campus& campus = work.campus;
  std::vector<SpaceId> order;
  for (std::size_t i = 0; i < campus.spaces.size(); ++i) order.emplace_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](SpaceId a, SpaceId b) { return campus[a].level < campus[b].level; });
  Sheets sheets(campus);
  for (const SpaceId id : order) sheets.place(id);
  campus.sheets = sheets.count();
}

}  // namespace muster::plan
