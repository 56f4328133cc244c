// From a drawing to a Draft: levels, rooms with their uses, staircases; the doors come from
// import_rooms_doors.
#include "io/import_rooms.h"

#include <algorithm>
#include <cmath>

#include "io/import_rooms_doors.h"
#include "io/import_rooms_stairs.h"
#include "io/import_words.h"

namespace muster::io {
namespace {

using geometry::Polygon;
using geometry::Segment;

class Assembler {
 public:
  Assembler(const RoomDrawing& drawing, ImportReport& report)
      : drawing_(drawing), report_(report), stairs_(buildStairs(drawing, report)) {}

  plan::Draft assemble();

 private:
  void addLevels();
  void addRooms();
  void addRun(const StairRun& run);
  void addTurn(const StairRun& run, const std::string& id, const Segment& line,
               const std::string& flight);
  void tellLevels();
  void tellUses();
  void tellHandrails();
  std::string levelId(const RoomElement& element) const {
    return drawing_.levels[element.level].id;
  }

  void infer(std::string code, const RoomElement* element,
             std::vector<std::pair<std::string, std::string>> arguments) {
    report_.inferred.push_back(
        importItem(Severity::note, std::move(code), drawing_, element, std::move(arguments)));
  }
  void decide(std::string code, const RoomElement* element,
              std::vector<std::pair<std::string, std::string>> arguments) {
    report_.decide.push_back(
        importItem(Severity::warning, std::move(code), drawing_, element, std::move(arguments)));
  }

  const RoomDrawing& drawing_;
  ImportReport& report_;
  Stairs stairs_;
  plan::Draft draft_;
  PlacedDoors placed_;
  std::map<std::string, std::size_t> uses_;
  std::vector<std::string> unknown_names_;
};

void Assembler::addLevels() {
  draft_.buildings.push_back({"building", {"Building", "建筑"}, {}});
  double height = 3.6;
  for (std::size_t i = 0; i < drawing_.levels.size(); ++i) {
    const RoomLevel& level = drawing_.levels[i];
    if (i + 1 < drawing_.levels.size()) {
      height = drawing_.levels[i + 1].elevation_m - level.elevation_m;
    }
    draft_.levels.push_back({level.id,
                             levelName(level.ordinal),
                             "building",
                             level.ordinal,
                             level.elevation_m,
                             height,
                             {}});
    if (std::to_string(level.ordinal) == level.id) continue;
    infer("io.import-level-ordinal", nullptr,
          {{"level", level.id},
           {"elevation", metres(level.elevation_m)},
           {"value", std::to_string(level.ordinal)},
           {"confidence", "confidence.high"}});
  }
}

void Assembler::addRooms() {
  for (const PlacedRoom& room : placed_.rooms) {
    const RoomElement& drawn = *room.drawn;
    const auto use = roomUse(drawn.name, geometry::area(drawn.shape));
    plan::DraftSpace space;
    space.id = drawn.id;
    space.name = roomName(drawn.name, use);
    space.level = levelId(drawn);
    space.category = use ? use->category : plan::Category::unspecified;
    space.stair = room.stair;
    space.place = drawn.place;
    space.shape = drawn.shape;
    if (!room.stair.empty()) {
      space.category = plan::Category::landing;
      const plan::Name level = levelName(drawing_.levels[drawn.level].ordinal);
      space.name = {"Landing of " + room.stair + ", " + level.en,
                    "楼梯 " + room.stair + " 楼层平台（" + level.zh + "）"};
    } else if (use) {
      ++uses_[use->stem];
    } else {
      unknown_names_.push_back(drawn.name);
    }
    if (room.parts.size() > 1) {
      auto united = geometry::unite(room.parts);
      if (united.size() == 1) {
        space.shape = geometry::oriented(std::move(united[0]));
      } else {
        decide("io.import-doors-apart", &drawn, {{"value", std::to_string(united.size())}});
      }
    }
    draft_.spaces.push_back(std::move(space));
  }
}

void Assembler::addTurn(const StairRun& run, const std::string& id, const Segment& line,
                        const std::string& flight) {
  plan::DraftOpening opening;
  opening.id = id;
  opening.level = drawing_.levels[run.from_level].id;
  opening.line = line;
  opening.spaces = {flight, runId(drawing_, run) + ".half"};
  opening.kind = plan::OpeningKind::gap;
  opening.clear_width_m = length(line);
  opening.width_source = plan::WidthSource::nominal;
  opening.place = run.drawn->place;
  draft_.openings.push_back(std::move(opening));
}

void Assembler::addRun(const StairRun& run) {
  const RoomLevel& level = drawing_.levels[run.from_level];
  const std::string id = runId(drawing_, run);
  const double half = level.elevation_m + run.lower_ascent.rise_m;
  const std::string stair = stairId(run.shaft);
  const plan::Name storey = levelName(level.ordinal);
  const auto add = [&](const std::string& part, plan::Category category, const Polygon& shape,
                       double elevation, std::optional<plan::Ascent> ascent, plan::Name what) {
    plan::DraftSpace space;
    space.id = id + part;
    space.name = {stair + ' ' + what.en + ", " + storey.en,
                  "楼梯 " + stair + ' ' + what.zh + "（" + storey.zh + "）"};
    space.level = level.id;
    space.category = category;
    space.shape = shape;
    space.elevation_m = elevation;
    space.ascent = std::move(ascent);
    space.stair = stair;
    space.place = run.drawn->place;
    draft_.spaces.push_back(std::move(space));
  };
  add(".lower", plan::Category::stairs, run.lower, level.elevation_m, run.lower_ascent,
      {"lower flight", "下段"});
  add(".half", plan::Category::landing, run.landing, half, std::nullopt,
      {"half landing", "休息平台"});
  add(".upper", plan::Category::stairs, run.upper, half, run.upper_ascent,
      {"upper flight", "上段"});
  addTurn(run, id + ".turn-in", run.lower_head, id + ".lower");
  addTurn(run, id + ".turn-out", run.upper_foot, id + ".upper");
}

void Assembler::tellLevels() {
  for (std::size_t i = 0; i < drawing_.levels.size(); ++i) {
    std::map<RoomSign, std::size_t> count;
    double area = 0.0;
    for (const RoomElement& element : drawing_.elements) {
      if (element.level != i) continue;
      ++count[element.sign];
      if (element.sign == RoomSign::room) area += geometry::area(element.shape);
    }
    report_.taken.push_back(importItem(Severity::note, "io.import-level-taken", drawing_, nullptr,
                                       {{"level", drawing_.levels[i].id},
                                        {"elevation", metres(drawing_.levels[i].elevation_m)},
                                        {"rooms", std::to_string(count[RoomSign::room])},
                                        {"area", std::to_string(std::lround(area))},
                                        {"doors", std::to_string(count[RoomSign::door])},
                                        {"exits", std::to_string(count[RoomSign::exit])},
                                        {"stairs", std::to_string(count[RoomSign::stair])}}));
  }
}

void Assembler::tellUses() {
  std::string list;
  for (const auto& [stem, count] : uses_) {
    list += (list.empty() ? "" : ", ") + stem + " × " + std::to_string(count);
  }
  if (!list.empty()) {
    infer("io.import-uses-from-names", nullptr,
          {{"list", list}, {"confidence", "confidence.medium"}});
  }
  if (unknown_names_.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < std::min<std::size_t>(unknown_names_.size(), 5); ++i) {
    names += (i ? ", " : "") + unknown_names_[i];
  }
  decide("io.import-uses-unknown", nullptr,
         {{"count", std::to_string(unknown_names_.size())}, {"names", names}});
}

void Assembler::tellHandrails() {
  if (!stairs_.runs.empty()) {
    infer("io.import-handrails", nullptr,
          {{"count", std::to_string(2 * stairs_.runs.size())}, {"confidence", "confidence.low"}});
  }
}

plan::Draft Assembler::assemble() {
  draft_.file = drawing_.file;
  draft_.name = {drawing_.title, {}};
  tellLevels();
  addLevels();
  placed_ = placeDoors(drawing_, stairs_, report_);
  draft_.openings = std::move(placed_.openings);
  addRooms();
  for (const StairRun& run : stairs_.runs) addRun(run);
  tellUses();
  tellHandrails();
  return std::move(draft_);
}

}  // namespace

Result<Imported> importRooms(const JsonValue& root, const std::string& file) {
  Imported imported;
  imported.report.format = "rooms-and-doors GeoJSON";
  auto drawing = readRooms(root, file, imported.report);
  if (!drawing) return tl::unexpected(std::move(drawing.error()));
  imported.draft = Assembler(*drawing, imported.report).assemble();
  return imported;
}

}  // namespace muster::io
