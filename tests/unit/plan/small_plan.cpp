#include "small_plan.h"

#include <algorithm>

namespace muster::plan::test {

geometry::Polygon box(double x0, double y0, double x1, double y1) {
  return {geometry::rectangle({x0, y0}, {x1, y1}), {}};
}

DraftSpace space(const std::string& id, const std::string& level, Category category,
                 geometry::Polygon shape) {
  DraftSpace made;
  made.id = id;
  made.level = level;
  made.category = category;
  made.shape = std::move(shape);
  return made;
}

DraftOpening opening(const std::string& id, const std::string& level, OpeningKind kind,
                     geometry::Segment line) {
  DraftOpening made;
  made.id = id;
  made.level = level;
  made.kind = kind;
  made.line = line;
  return made;
}

namespace {

DraftOpening door(const std::string& id, const std::string& level, geometry::Segment line) {
  DraftOpening made = opening(id, level, OpeningKind::door, line);
  made.clear_width_m = 1.0;
  made.width_source = WidthSource::measured;
  return made;
}

DraftSpace flight(const std::string& id, geometry::Polygon shape, geometry::Segment line,
                  double foot_m) {
  DraftSpace made = space(id, "l0", Category::stairs, std::move(shape));
  made.elevation_m = foot_m;
  made.stair = "stair";
  made.ascent = Ascent{line, 1.8, 0.15, 0.3, Handrails::both};
  return made;
}

void addStorey(Draft& draft, const std::string& n) {
  const std::string level = "l" + n;
  DraftSpace room = space("room" + n, level, Category::classroom, box(0, 2, 9, 9));
  room.capacity = 45;
  DraftSpace landing = space("landing" + n, level, Category::landing, box(12, 0, 15.6, 2));
  landing.stair = "stair";
  draft.spaces.push_back(space("corridor" + n, level, Category::walkway, box(0, 0, 12, 2)));
  draft.spaces.push_back(room);
  draft.spaces.push_back(landing);
  draft.openings.push_back(door("front" + n, level, {{1, 2}, {2.1, 2}}));
  draft.openings.push_back(door("back" + n, level, {{7, 2}, {8.1, 2}}));
  draft.openings.push_back(opening("hall" + n, level, OpeningKind::gap, {{12, 0}, {12, 2}}));
}

}  // namespace

Draft oneRoom() {
  Draft draft;
  draft.file = "room.geojson";
  draft.buildings = {{"b", {"B", "B"}, {}}};
  draft.levels = {{"l0", {}, "b", 0, 0.0, 3.6, {}}};
  draft.spaces = {space("room", "l0", Category::room, box(0, 0, 6, 4))};
  DraftOpening exit = opening("exit", "l0", OpeningKind::door, {{1, 0}, {2.2, 0}});
  exit.outside = true;
  exit.clear_width_m = 1.0;
  exit.width_source = WidthSource::measured;
  draft.openings = {exit};
  return draft;
}

Draft twoStoreys() {
  Draft draft;
  draft.file = "two.geojson";
  draft.buildings = {{"b", {"B", "B"}, {}}};
  draft.levels = {{"l0", {}, "b", 0, 0.0, 3.6, {}}, {"l1", {}, "b", 1, 3.6, 3.6, {}}};
  addStorey(draft, "0");
  draft.spaces.push_back(flight("flightA", box(12, 2, 13.8, 5.3), {{12.9, 2}, {12.9, 5.3}}, 0.0));
  draft.spaces.push_back(flight("flightB", box(13.8, 2, 15.6, 5.3), {{14.7, 5.3}, {14.7, 2}}, 1.8));
  DraftSpace half = space("half", "l0", Category::landing, box(12, 5.3, 15.6, 7.3));
  half.elevation_m = 1.8;
  half.stair = "stair";
  draft.spaces.push_back(half);
  const auto gap = [&](const std::string& id, const std::string& level, geometry::Segment line) {
    draft.openings.push_back(opening(id, level, OpeningKind::gap, line));
  };
  gap("footA", "l0", {{12, 2}, {13.8, 2}});
  gap("headA", "l0", {{12, 5.3}, {13.8, 5.3}});
  gap("footB", "l0", {{13.8, 5.3}, {15.6, 5.3}});
  gap("headB", "l0", {{13.8, 2}, {15.6, 2}});
  DraftOpening exit = opening("exit", "l0", OpeningKind::door, {{0, 0.2}, {0, 1.8}});
  exit.outside = true;
  exit.clear_width_m = 1.5;
  exit.width_source = WidthSource::nominal;
  draft.openings.push_back(exit);
  addStorey(draft, "1");
  return draft;
}

const Problem* find(const Checked& checked, const std::string& code) {
  const auto found = std::find_if(checked.problems.begin(), checked.problems.end(),
                                  [&](const Problem& problem) { return problem.code == code; });
  return found == checked.problems.end() ? nullptr : &*found;
}

std::size_t count(const Checked& checked, const std::string& code) {
  return static_cast<std::size_t>(
      std::count_if(checked.problems.begin(), checked.problems.end(),
                    [&](const Problem& problem) { return problem.code == code; }));
}

std::string argument(const Problem& problem, const std::string& name) {
  for (const auto& [key, value] : problem.arguments) {
    if (key == name) return value;
  }
  return "(none)";
}

std::string codes(const Checked& checked) {
  std::string out;
  for (const Problem& problem : checked.problems) {
    out += problem.code + " [" + problem.feature + "]";
    for (const auto& [key, value] : problem.arguments) out += " " + key + "=" + value;
    out += "\n";
  }
  return out;
}

DraftSpace& spaceOf(Draft& draft, const std::string& id) {
  return *std::find_if(draft.spaces.begin(), draft.spaces.end(),
                       [&](const DraftSpace& each) { return each.id == id; });
}

DraftOpening& openingOf(Draft& draft, const std::string& id) {
  return *std::find_if(draft.openings.begin(), draft.openings.end(),
                       [&](const DraftOpening& each) { return each.id == id; });
}

}  // namespace muster::plan::test
