// Who is who: ids, references, levels, and the staircases that spaces name.
#include <algorithm>
#include <cmath>

#include "plan/check_work.h"
#include "plan/nearest_word.h"

namespace muster::plan {

namespace {

constexpr double kLowestStorey_m = 2.0;  // draft.h: floor to floor
constexpr double kHighestStorey_m = 20.0;
constexpr double kHighestElevation_m = 9000.0;  // no school stands higher; feet or millimetres do
// Looking for the id that was meant is quadratic; after this many dangling references the plan is
// broken in another way.
constexpr int kMostGuesses = 50;
// Ids end up in messages, tables and file names of results; no tool writes longer ones.
constexpr std::size_t kLongestId = 200;

bool badId(std::string_view id) {
  std::size_t characters = 0;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return true;
    if ((byte & 0xC0) != 0x80) ++characters;
  }
  return characters > kLongestId;
}

class IdCheck {
 public:
  explicit IdCheck(Work& work) : work_(work) {}

  void run() {
    const Draft& draft = work_.draft;
    Campus& campus = work_.campus;
    campus.file = draft.file;
    campus.name = draft.name;
    index(draft.buildings, buildings_);
    index(draft.levels, levels_);
    index(draft.spaces, spaces_);
    std::map<std::string_view, std::size_t> others;
    index(draft.openings, others);
    index(draft.fixtures, others);
    index(draft.zones, others);
    for (const DraftBuilding& building : draft.buildings) {
      campus.buildings.push_back({building.id, building.name});
    }
    for (const DraftLevel& level : draft.levels) addLevel(level);
    for (const DraftSpace& space : draft.spaces) addSpace(space);
    for (const DraftOpening& opening : draft.openings) addOpening(opening);
    for (const DraftFixture& fixture : draft.fixtures) {
      work_.soundFixtures.push_back(refer(levels_, "level_id", fixture.level, fixture).has_value());
      campus.fixtures.push_back({fixture.id, fixture.kind, {}, {}});
    }
    for (const DraftZone& zone : draft.zones) {
      work_.soundZones.push_back(refer(levels_, "level_id", zone.level, zone).has_value());
      campus.zones.push_back({zone.id, zone.name, zone.kind, {}, {}, zone.capacity.value_or(0)});
    }
    checkLevelOrder();
  }

 private:
  using Index = std::map<std::string_view, std::size_t>;

  template <class Thing>
  void index(const std::vector<Thing>& things, Index& to) {
    for (std::size_t i = 0; i < things.size(); ++i) {
      const Thing& thing = things[i];
      if (thing.id.empty()) {
        work_.error("plan.empty-id", thing.place, {}, {{"value", "\"\""}});
        continue;
      }
      checkId(thing.id, thing.place);
      to.emplace(thing.id, i);
      const auto [first, isNew] = all_.emplace(thing.id, thing.place);
      if (!isNew) {
        work_.error("plan.duplicate-id", thing.place, thing.id,
                    {{"first_line", std::to_string(first->second.line)}});
      }
    }
  }

  void checkId(const std::string& id, const Place& place) {
    if (!badId(id)) return;
    work_.error("plan.bad-id", place, {},
                {{"value", shownId(id)}, {"valid", "1 – " + std::to_string(kLongestId)}});
  }

  template <class Thing>
  std::optional<std::size_t> refer(const Index& to, const std::string& key,
                                   const std::string& value, const Thing& from) {
    if (const auto found = to.find(value); found != to.end()) return found->second;
    std::vector<std::string_view> names;
    if (++guesses_ <= kMostGuesses) {
      for (const auto& [name, at] : to) names.push_back(name);
    }
    const std::string_view nearest = nearestWord(value, names);
    if (nearest.empty()) {
      work_.error("plan.unknown-reference", from.place, from.id,
                  {{"key", key}, {"value", shownId(value)}});
    } else {
      work_.error("plan.misspelt-reference", from.place, from.id,
                  {{"key", key}, {"value", shownId(value)}, {"nearest", std::string(nearest)}});
    }
    return std::nullopt;
  }

  void addLevel(const DraftLevel& level) {
    BuildingId building;
    if (!level.building.empty()) {
      if (const auto at = refer(buildings_, "building_id", level.building, level)) {
        building = BuildingId(*at);
      }
    }
    if (!(level.height_m >= kLowestStorey_m && level.height_m <= kHighestStorey_m)) {
      work_.error("plan.level-height", level.place, level.id,
                  {{"value", shown(level.height_m)},
                   {"low", shown(kLowestStorey_m)},
                   {"high", shown(kHighestStorey_m)}});
    }
    if (!(std::fabs(level.elevation_m) <= kHighestElevation_m)) {
      work_.error("plan.elevation", level.place, level.id,
                  {{"value", shown(level.elevation_m)}, {"limit", shown(kHighestElevation_m)}});
    }
    work_.campus.levels.push_back(
        {level.id, level.name, building, level.ordinal, level.elevation_m, level.height_m});
  }

  void addSpace(const DraftSpace& draft) {
    Space space{};
    space.id = draft.id;
    space.name = draft.name;
    space.category = draft.category;
    space.ascent = draft.ascent;
    const auto level = refer(levels_, "level_id", draft.level, draft);
    work_.soundSpaces.push_back(level.has_value());
    if (level) {
      space.level = LevelId(*level);
      space.building = work_.campus.levels[*level].building;
      space.elevation_m = draft.elevation_m.value_or(work_.campus.levels[*level].elevation_m);
    }
    if (!(std::fabs(space.elevation_m) <= kHighestElevation_m)) {
      work_.soundSpaces.back() = false;
      if (draft.elevation_m) {
        work_.error("plan.elevation", draft.place, draft.id,
                    {{"value", shown(space.elevation_m)}, {"limit", shown(kHighestElevation_m)}});
      }
    }
    if (!draft.stair.empty()) joinStair(draft.stair, draft.place, space);
    work_.campus.spaces.push_back(std::move(space));
  }

  void joinStair(const std::string& id, const Place& place, Space& space) {
    std::vector<Stair>& stairs = work_.campus.stairs;
    const auto [found, isNew] = stairs_.emplace(id, stairs.size());
    if (isNew) {
      checkId(id, place);
      stairs.push_back({id, space.building, {}, 0.0});
    }
    space.stair = StairId(found->second);
    stairs[found->second].spaces.emplace_back(work_.campus.spaces.size());
  }

  void addOpening(const DraftOpening& draft) {
    Opening opening{};
    opening.id = draft.id;
    opening.name = draft.name;
    opening.line = draft.line;
    opening.kind = draft.kind;
    opening.width_source = draft.width_source;
    opening.swing = draft.swing;
    opening.direction = draft.direction;
    opening.position = draft.position;
    opening.locked = draft.locked;
    opening.open_hours_h = draft.open_hours_h;
    bool sound = refer(levels_, "level_id", draft.level, draft).has_value();
    SpaceId* const sides[] = {&opening.first, &opening.second};
    for (std::size_t i = 0; i < draft.spaces.size(); ++i) {
      const auto at = refer(spaces_, "unit_ids", draft.spaces[i], draft);
      sound = sound && at;
      if (at && i < 2) *sides[i] = SpaceId(*at);
    }
    work_.soundOpenings.push_back(sound);
    work_.campus.openings.push_back(std::move(opening));
  }

  // Shifted level names are a classic of exported plans: a storey with a higher ordinal must lie
  // higher.
  void checkLevelOrder() {
    const std::vector<Level>& levels = work_.campus.levels;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < levels.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(levels[a].building, levels[a].ordinal) <
             std::pair(levels[b].building, levels[b].ordinal);
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Level& below = levels[order[i - 1]];
      const Level& above = levels[order[i]];
      if (!above.building.valid() || above.building != below.building) continue;
      if (above.ordinal == below.ordinal || above.elevation_m > below.elevation_m) continue;
      work_.warn("plan.level-order", work_.draft.levels[order[i]].place, above.id,
                 {{"elevation_m", shown(above.elevation_m)},
                  {"other", below.id},
                  {"other_elevation_m", shown(below.elevation_m)}});
    }
  }

  Work& work_;
  Index buildings_, levels_, spaces_;
  std::map<std::string_view, std::size_t> stairs_;
  std::map<std::string_view, Place> all_;
  int guesses_ = 0;
};

}  // namespace

void checkIds(Work& work) {
  IdCheck(work).run();
}

}  // namespace muster::plan
