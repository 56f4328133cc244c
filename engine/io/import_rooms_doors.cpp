#include "io/import_rooms_doors.h"

#include <algorithm>
#include <cmath>

#include "io/import_facing.h"
#include "io/import_words.h"

namespace muster::io {
namespace {

using geometry::Polygon;

// What leaf and frame take from a door's opening (Nanjing BIM checking rules: opening − 100 mm).
constexpr double kLeaf_m = 0.10;
// An opening as high as the storey has no leaf: it is where an editor cut one area in two. Doors
// end at 2.4 m or so.
constexpr double kFullHeight_m = 3.0;
// A drawn and a named width that differ by more than this are two statements.
constexpr double kSameWidth_m = 0.03;
// The floor-level landing of a staircase is small; anything larger is a hall that happens to have
// stairs.
constexpr double kLargestLanding_m2 = 15.0;
// Less than a step above the ground needs no stair.
constexpr double kGround_m = 1.0;
// Drawing inaccuracy that nobody needs to hear of.
constexpr double kNoticed_m = 0.005;
// How far out of an exit somebody would stand.
constexpr double kBeyond_m = 0.15;

class Placer {
 public:
  Placer(const RoomDrawing& drawing, const Stairs& stairs, ImportReport& report)
      : drawing_(drawing), stairs_(stairs), report_(report) {}

  PlacedDoors place();

 private:
  void collectRooms();
  void placeDoor(const RoomElement& door);
  void placeInner(const RoomElement& door, PlacedRoom& first, PlacedRoom& second);
  void placeExit(const RoomElement& door, PlacedRoom& room);
  bool placeCollapsed(const RoomElement& door, PlacedRoom& room);
  void placeMouth(const RoomElement& door, const StairMouth& mouth);
  PlacedRoom* lostNeighbour(const RoomElement& door, const PlacedRoom& room);
  bool leadsIntoShaft(const Facing& face) const;
  bool aboveGround(const RoomElement& element) const;
  std::vector<PlacedRoom*> roomsOf(const RoomElement& door);
  bool addOpening(const RoomElement& door, const Facing& face, std::vector<std::string> spaces,
                  bool outside, bool locked);
  plan::Name doorName(const std::vector<std::string>& spaces, bool outside) const;
  void tellOpenings();
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
  const Stairs& stairs_;
  ImportReport& report_;
  PlacedDoors placed_;
  std::map<std::string, std::size_t> room_by_id_;
  std::size_t leaves_ = 0;
  std::size_t gaps_ = 0;
  std::size_t stretched_ = 0;
  double most_stretched_m_ = 0.0;
};

double longSide(const Polygon& shape) {
  const geometry::Box box = geometry::bounds(shape);
  return std::max(box.width(), box.height());
}

void Placer::collectRooms() {
  for (const RoomElement& element : drawing_.elements) {
    if (element.sign != RoomSign::room) continue;
    room_by_id_[element.id] = placed_.rooms.size();
    placed_.rooms.push_back({&element, {element.shape}, element.connects.size(), {}});
  }
}

std::vector<PlacedRoom*> Placer::roomsOf(const RoomElement& door) {
  std::vector<PlacedRoom*> found;
  for (const std::string& link : door.connects) {
    const auto at = room_by_id_.find(link);
    if (at == room_by_id_.end()) continue;
    PlacedRoom* room = &placed_.rooms[at->second];
    if (std::find(found.begin(), found.end(), room) == found.end()) found.push_back(room);
  }
  return found;
}

bool Placer::aboveGround(const RoomElement& element) const {
  double ground = 0.0;
  for (const RoomLevel& level : drawing_.levels) {
    if (level.ordinal == 0) ground = level.elevation_m;
  }
  return std::fabs(drawing_.levels[element.level].elevation_m - ground) > kGround_m;
}

// After what it joins: "Exit of Corridor 27", "Corridor 15 – Classroom 4", "Room 1 – stair-2".
plan::Name Placer::doorName(const std::vector<std::string>& spaces, bool outside) const {
  std::vector<plan::Name> names;
  for (const std::string& id : spaces) {
    const auto room = room_by_id_.find(id);
    if (room == room_by_id_.end()) {
      const std::string stair = id.substr(0, id.find('.'));
      names.push_back({stair, "楼梯 " + stair});
      continue;
    }
    const RoomElement& drawn = *placed_.rooms[room->second].drawn;
    plan::Name name = roomName(drawn.name, roomUse(drawn.name, geometry::area(drawn.shape)));
    if (name.zh.empty()) name.zh = name.en;
    names.push_back(std::move(name));
  }
  if (outside) return {"Exit of " + names[0].en, names[0].zh + " 出口"};
  return {names[0].en + " – " + names[1].en, names[0].zh + " – " + names[1].zh};
}

// False, with an item for the user, if what remains clear is too narrow to be an opening.
bool Placer::addOpening(const RoomElement& door, const Facing& face,
                        std::vector<std::string> spaces, bool outside, bool locked) {
  const bool gap = door.named_height_m.value_or(0.0) >= kFullHeight_m && !outside;
  plan::DraftOpening opening;
  opening.clear_width_m = length(face.far) - (gap ? 0.0 : kLeaf_m);
  if (*opening.clear_width_m < kNarrowest_m) {
    decide("io.import-door-too-narrow", &door,
           {{"value", metres(length(face.far))},
            {"named", metres(door.named_width_m.value_or(0.0))},
            {"level", levelId(door)}});
    return false;
  }
  opening.id = door.id;
  opening.name = doorName(spaces, outside);
  opening.level = levelId(door);
  opening.line = face.far;
  opening.spaces = std::move(spaces);
  opening.outside = outside;
  opening.kind = gap ? plan::OpeningKind::gap : plan::OpeningKind::door;
  opening.width_source = plan::WidthSource::nominal;
  opening.locked = locked;
  opening.place = door.place;
  placed_.openings.push_back(std::move(opening));
  (gap ? gaps_ : leaves_) += 1;
  if (face.stretched_m > kNoticed_m) ++stretched_;
  most_stretched_m_ = std::max(most_stretched_m_, face.stretched_m);
  const double drawn = longSide(door.shape);
  if (door.named_width_m && std::fabs(*door.named_width_m - length(face.far)) > kSameWidth_m) {
    decide("io.import-width-differs", &door,
           {{"named", metres(*door.named_width_m)},
            {"drawn", metres(drawn)},
            {"value", metres(length(face.far))}});
  }
  return true;
}

void Placer::placeInner(const RoomElement& door, PlacedRoom& first, PlacedRoom& second) {
  // The space with more doors takes the door's area: rooms stay the simple shapes they are.
  const bool swap = second.doors > first.doors ||
                    (second.doors == first.doors &&
                     geometry::area(second.drawn->shape) > geometry::area(first.drawn->shape));
  PlacedRoom& taker = swap ? second : first;
  PlacedRoom& other = swap ? first : second;
  const auto face = facing(taker.drawn->shape, other.drawn->shape, door.shape);
  if (!face) {
    decide(
        "io.import-door-touches-nothing", &door,
        {{"first", first.drawn->name}, {"second", second.drawn->name}, {"level", levelId(door)}});
    return;
  }
  if (!addOpening(door, *face, {taker.drawn->id, other.drawn->id}, false, false)) return;
  if (face->gap_m > 0.0) taker.parts.push_back(passageArea(*face));
}

// The room behind an "exit": an editor that failed to link a door to its second room calls it the
// way out.
PlacedRoom* Placer::lostNeighbour(const RoomElement& door, const PlacedRoom& room) {
  const geometry::Box near = geometry::bounds(door.shape).grown(2.0 * kTouch_m);
  for (PlacedRoom& other : placed_.rooms) {
    const RoomElement& drawn = *other.drawn;
    if (&drawn == room.drawn || drawn.level != door.level) continue;
    if (!geometry::bounds(drawn.shape).overlaps(near)) continue;
    if (facing(room.drawn->shape, drawn.shape, door.shape)) return &other;
  }
  return nullptr;
}

// An opening along the whole of a joint between two areas, collapsed to a speck at its corner when
// the drawing was made.
bool Placer::placeCollapsed(const RoomElement& door, PlacedRoom& room) {
  if (!door.named_width_m || longSide(door.shape) >= kNarrowest_m) return false;
  for (PlacedRoom& other : placed_.rooms) {
    if (other.drawn == room.drawn || other.drawn->level != door.level) continue;
    const auto face =
        facingBeside(room.drawn->shape, other.drawn->shape, door.shape, *door.named_width_m);
    if (!face || !addOpening(door, *face, {room.drawn->id, other.drawn->id}, false, false))
      continue;
    if (face->gap_m > 0.0) room.parts.push_back(passageArea(*face));
    infer("io.import-door-collapsed", &door,
          {{"first", room.drawn->name},
           {"second", other.drawn->name},
           {"drawn", metres(longSide(door.shape))},
           {"named", metres(*door.named_width_m)},
           {"value", metres(length(face->far))},
           {"level", levelId(door)},
           {"confidence", "confidence.medium"}});
    return true;
  }
  return false;
}

void Placer::placeExit(const RoomElement& door, PlacedRoom& room) {
  if (PlacedRoom* other = lostNeighbour(door, room)) {
    infer("io.import-exit-is-inner-door", &door,
          {{"first", room.drawn->name},
           {"second", other->drawn->name},
           {"level", levelId(door)},
           {"confidence", "confidence.high"}});
    ++other->doors;
    placeInner(door, room, *other);
    return;
  }
  if (placeCollapsed(door, room)) return;
  const auto face = facingOut(room.drawn->shape, door.shape);
  if (!face) {
    decide("io.import-door-too-narrow", &door,
           {{"value", metres(longSide(door.shape))},
            {"named", metres(door.named_width_m.value_or(0.0))},
            {"level", levelId(door)}});
    return;
  }
  const bool above = aboveGround(*room.drawn);
  if (!addOpening(door, *face, {room.drawn->id}, true, above)) return;
  if (face->gap_m > 0.0) room.parts.push_back(passageArea(*face));
  if (!above) return;
  decide(leadsIntoShaft(*face) ? "io.import-exit-into-shaft" : "io.import-exit-above-ground", &door,
         {{"room", room.drawn->name},
          {"level", levelId(door)},
          {"elevation", metres(drawing_.levels[door.level].elevation_m)}});
}

bool Placer::leadsIntoShaft(const Facing& face) const {
  const geometry::Vec2 out = geometry::normalised(-geometry::leftNormal(face.near.b - face.near.a));
  const geometry::Vec2 beyond = midpoint(face.far) + out * kBeyond_m;
  return std::any_of(
      stairs_.footprints.begin(), stairs_.footprints.end(),
      [&](const Polygon& footprint) { return geometry::contains(footprint, beyond); });
}

void Placer::placeMouth(const RoomElement& door, const StairMouth& mouth) {
  const auto rooms = roomsOf(door);
  if (!mouth.run || rooms.empty()) {
    decide("io.import-mouth-without-flight", &door, {{"level", levelId(door)}});
    return;
  }
  PlacedRoom& room = *rooms.front();
  const StairRun& run = stairs_.runs[*mouth.run];
  const auto face = facing(room.drawn->shape, mouth.head ? run.upper : run.lower, door.shape);
  if (!face) {
    decide("io.import-mouth-without-flight", &door, {{"level", levelId(door)}});
    return;
  }
  const std::string flight = runId(drawing_, run) + (mouth.head ? ".upper" : ".lower");
  RoomElement open = door;  // a stair mouth has no leaf, whatever its height
  open.named_height_m = kFullHeight_m;
  if (!addOpening(open, *face, {room.drawn->id, flight}, false, false)) return;
  if (face->gap_m > 0.0) room.parts.push_back(passageArea(*face));
  if (geometry::area(room.drawn->shape) <= kLargestLanding_m2) room.stair = stairId(run.shaft);
}

void Placer::placeDoor(const RoomElement& door) {
  const auto mouth = stairs_.mouths.find(&door);
  if (mouth != stairs_.mouths.end()) return placeMouth(door, mouth->second);
  const auto rooms = roomsOf(door);
  if (door.sign == RoomSign::exit && rooms.size() == 1) return placeExit(door, *rooms[0]);
  if (rooms.size() == 2) return placeInner(door, *rooms[0], *rooms[1]);
  PlacedRoom* other = rooms.size() == 1 ? lostNeighbour(door, *rooms[0]) : nullptr;
  if (other) return placeInner(door, *rooms[0], *other);
  decide("io.import-door-links", &door,
         {{"value", std::to_string(rooms.size())}, {"level", levelId(door)}});
}

void Placer::tellOpenings() {
  infer("io.import-leaf-deducted", nullptr,
        {{"count", std::to_string(leaves_)},
         {"value", metres(kLeaf_m)},
         {"confidence", "confidence.medium"}});
  if (gaps_ > 0) {
    infer("io.import-gaps", nullptr,
          {{"count", std::to_string(gaps_)}, {"confidence", "confidence.high"}});
  }
  if (stretched_ > 0) {
    infer("io.import-doors-stretched", nullptr,
          {{"count", std::to_string(stretched_)},
           {"value", metres(most_stretched_m_)},
           {"confidence", "confidence.high"}});
  }
}

PlacedDoors Placer::place() {
  collectRooms();
  for (const RoomElement& element : drawing_.elements) {
    if (element.sign == RoomSign::door || element.sign == RoomSign::exit) placeDoor(element);
  }
  tellOpenings();
  return std::move(placed_);
}

}  // namespace

std::string stairId(std::size_t shaft) {
  return "stair-" + std::to_string(shaft + 1);
}

std::string runId(const RoomDrawing& drawing, const StairRun& run) {
  return stairId(run.shaft) + '.' + drawing.levels[run.from_level].id;
}

PlacedDoors placeDoors(const RoomDrawing& drawing, const Stairs& stairs, ImportReport& report) {
  return Placer(drawing, stairs, report).place();
}

}  // namespace muster::io
