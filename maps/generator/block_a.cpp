// Block A: five storeys on an inner corridor, classrooms to the south, special rooms and toilets to
// the north between two enclosed stairs. The wide west stair stands out to the north as a tower,
// because its landings are as deep as its flights are wide.
#include <vector>

#include "block.h"

namespace muster::maps {
namespace {

const std::string kId = "A";
constexpr double kPitch_m = kRoomLength_m + kWall_m;
constexpr double kLength_m = kSouthRoomsA * kPitch_m + kWall_m;
constexpr double kCorridorSouth_m = 2 * kWall_m + kRoomDepth_m;
constexpr double kCorridorNorth_m = kCorridorSouth_m + kInnerCorridor_m;
constexpr int kMiddleRoom = kSouthRoomsA / 2;

// By floor and from west to east; where there are more floors or rooms than rows here, they repeat.
const Use& northUse(int floor, int room) {
  using plan::Category;
  static const std::vector<std::vector<Use>> uses{
      {{{"School clinic", "卫生室"}, Category::room},
       {{"Administration", "行政办公室"}, Category::office},
       {{"General store", "总务库房"}, Category::storage}},
      {{{"Science room", "科学教室"}, Category::laboratory, Furniture::benches},
       {{"Computer room", "计算机教室"}, Category::laboratory, Furniture::benches},
       {{"Conference room", "会议室"}, Category::room}},
      {{{"Physics laboratory 1", "物理实验室1"}, Category::laboratory, Furniture::benches},
       {{"Physics laboratory 2", "物理实验室2"}, Category::laboratory, Furniture::benches},
       {{"Instrument store", "仪器室"}, Category::storage}},
      {{{"Chemistry laboratory", "化学实验室"}, Category::laboratory, Furniture::benches},
       {{"Biology laboratory", "生物实验室"}, Category::laboratory, Furniture::benches},
       {{"Preparation room", "准备室"}, Category::storage}},
      {{{"Art room", "美术教室"}, Category::room},
       {{"Music room", "音乐教室"}, Category::room},
       {{"Study room", "自习室"}, Category::library}},
  };
  const std::vector<Use>& row = uses[static_cast<std::size_t>(floor - 1) % uses.size()];
  return row[static_cast<std::size_t>(room) % row.size()];
}

struct Floor {
  int number;
  Storey storey;
  std::string corridor;
};

void drawCorridor(plan::Draft& draft, Vec2 corner, const Floor& floor) {
  Room corridor;
  corridor.id = floor.corridor;
  corridor.name = on({"corridor", "走廊"}, kId, floor.number);
  corridor.level = floor.storey.level;
  corridor.category = plan::Category::walkway;
  corridor.frame = {corner, {1, 0}};
  corridor.low = {kWall_m, kCorridorSouth_m};
  corridor.high = {kLength_m - kWall_m, kCorridorNorth_m};
  draw(draft, corridor);
}

// The entrance hall: as long and deep as a classroom, two doors to the yard, a wide mouth to the
// corridor.
void drawLobby(plan::Draft& draft, Vec2 corner, const Floor& floor, const std::string& yard) {
  Room lobby;
  lobby.id = "A-lobby";
  lobby.name = {"Block A entrance hall", "A楼门厅"};
  lobby.level = floor.storey.level;
  lobby.category = plan::Category::lobby;
  lobby.frame = southOf(corner.x + kWall_m + kMiddleRoom * kPitch_m, corner.y + kCorridorSouth_m,
                        kRoomLength_m);
  lobby.low = {0, kWall_m};
  lobby.high = {kRoomLength_m, kWall_m + kRoomDepth_m};
  const double middle = 0.5 * kRoomLength_m;
  lobby.doorways.push_back(gap("A-lobby-mouth", floor.corridor, Side::front,
                               middle - 0.5 * kLobbyMouth_m, middle + 0.5 * kLobbyMouth_m,
                               kWall_m));
  const auto mainDoor = [&](const char* id, const plan::Name& name, double from) {
    Doorway door;
    door.id = id;
    door.name = name;
    door.beyond = yard;
    door.side = Side::back;
    door.from_m = from;
    door.to_m = from + kMainDoor_m;
    door.swing = plan::Swing::towards_second;
    lobby.doorways.push_back(door);
  };
  // Seen from the corridor west is on the right.
  mainDoor("A-main-east", {"Block A main door east", "A楼正门东扇"},
           middle - 0.5 * kMainDoorGap_m - kMainDoor_m);
  mainDoor("A-main-west", {"Block A main door west", "A楼正门西扇"}, middle + 0.5 * kMainDoorGap_m);
  draw(draft, lobby);
}

void drawSouth(plan::Draft& draft, Vec2 corner, const Floor& floor, const std::string& yard,
               Block& block) {
  int classNumber = 0;
  for (int i = 0; i < kSouthRoomsA; ++i) {
    const double x = corner.x + kWall_m + i * kPitch_m;
    if (i == kMiddleRoom && floor.number == 1) {
      drawLobby(draft, corner, floor, yard);
      continue;
    }
    TeachingRoom room;
    room.id = roomId(kId, floor.number, i + 1);
    room.level = floor.storey.level;
    room.corridor = floor.corridor;
    room.frame = southOf(x, corner.y + kCorridorSouth_m, kRoomLength_m);
    room.boardOnTheLeft = false;  // in the west, so that daylight comes from the pupils' left
    if (i == kMiddleRoom) {
      room.name = on({"teachers' office", "教师办公室"}, kId, floor.number);
      room.category = plan::Category::office;
    } else {
      room.furniture = Furniture::desks;
      room.name = className(kFirstGradeA + floor.number - 1, ++classNumber);
      const bool western = i < kMiddleRoom;
      block.classrooms.push_back({room.id, floor.number, x + 0.5 * kRoomLength_m,
                                  floor.number > 1 ? ""
                                  : western        ? "A-main-west"
                                                   : "A-main-east"});
    }
    draw(draft, room);
  }
}

void drawNorth(plan::Draft& draft, Vec2 corner, const Floor& floor) {
  const double y = corner.y + kCorridorNorth_m;
  double x = corner.x + 2 * kWall_m + hallWidth(kFlightAWest_m);
  int number = kSouthRoomsA + 1;
  const auto add = [&](const Use& use, double length, bool oneDoor) {
    TeachingRoom room;
    room.id = roomId(kId, floor.number, number++);
    room.name = oneDoor ? on(use.name, kId, floor.number) : use.name;
    room.level = floor.storey.level;
    room.corridor = floor.corridor;
    room.category = use.category;
    room.furniture = use.furniture;
    room.frame = northOf(x, y);
    room.length_m = length;
    room.oneDoor = oneDoor;
    draw(draft, room);
    x += length + kWall_m;
  };
  for (int i = 0; i < kNorthRoomsA; ++i) {
    add(northUse(floor.number, i), kRoomLength_m, false);
  }
  const double end = corner.x + kLength_m - 2 * kWall_m - hallWidth(kFlightAEast_m);
  const double toilet = snapped(0.5 * (end - x - kWall_m));
  add({{"boys' toilet", "男卫生间"}, plan::Category::restroom}, toilet, true);
  add({{"girls' toilet", "女卫生间"}, plan::Category::restroom}, toilet, true);
}

// A fire door to every corridor, and on the ground floor a door straight to the yard.
std::vector<std::vector<Doorway>> landingDoors(const StairPlace& stair, Side outer,
                                               const std::vector<Floor>& floors,
                                               const std::string& yard, double landingFrom_m,
                                               double landingTo_m) {
  const bool wide = stair.flight_m >= kMiddleRailFrom_m;
  const double fire = wide ? kWideStairDoor_m : kFireDoor_m;
  const double out = wide ? kWideStairDoor_m : kStairOuterDoor_m;
  std::vector<std::vector<Doorway>> doors;
  for (const Floor& floor : floors) {
    Doorway door;
    door.id = stair.id + "-" + std::to_string(floor.number) + "-door";
    door.beyond = floor.corridor;
    door.from_m = snapped(0.5 * (hallWidth(stair.flight_m) - fire));
    door.to_m = door.from_m + fire;
    door.frame_m = kFireFrameTakes_m;
    door.swing = plan::Swing::towards_first;  // into the stair hall, the direction of escape
    doors.push_back({door});
  }
  Doorway exit;
  exit.id = stair.exit;
  exit.beyond = yard;
  exit.side = outer;
  exit.from_m = snapped(0.5 * (landingFrom_m + landingTo_m - out));
  exit.to_m = exit.from_m + out;
  exit.swing = plan::Swing::towards_second;
  doors.front().push_back(exit);
  return doors;
}

void drawStair(plan::Draft& draft, const StairPlace& place, const plan::Name& name, double x_m,
               double y_m, Side outer, const std::vector<Floor>& floors, const std::string& yard) {
  Staircase stair;
  stair.id = place.id;
  stair.name = name;
  stair.frame = northOf(x_m, y_m);
  stair.front_m = kWall_m;
  stair.depth_m = hallDepth(place.flight_m, kWall_m, kRoomDepth_m);
  stair.flight_m = place.flight_m;
  stair.handrails = handrailsFor(place.flight_m);
  stair.lowerOnTheLeft = outer == Side::left;  // its foot beside the door to the yard
  for (const Floor& floor : floors) stair.storeys.push_back(floor.storey);
  stair.landingDoors =
      landingDoors(place, outer, floors, yard, kWall_m, kWall_m + landingDepth(stair));
  draw(draft, stair);
}

geometry::Ring footprintAt(Vec2 corner) {
  const Frame frame{corner, {1, 0}};
  const double north = blockADepth();
  const double towerNorth =
      kCorridorNorth_m + hallDepth(kFlightAWest_m, kWall_m, kRoomDepth_m) + kWall_m;
  const double towerEast = 2 * kWall_m + hallWidth(kFlightAWest_m);
  geometry::Ring ring{frame.at(0, 0), frame.at(kLength_m, 0), frame.at(kLength_m, north)};
  if (towerNorth > north) {
    ring.push_back(frame.at(towerEast, north));
    ring.push_back(frame.at(towerEast, towerNorth));
  }
  ring.push_back(frame.at(0, towerNorth));
  return ring;
}

}  // namespace

double blockADepth() {
  return kCorridorNorth_m + 2 * kWall_m + kRoomDepth_m;
}

Block drawBlockA(plan::Draft& draft, Vec2 corner, const std::string& yard) {
  const plan::Name name{"Block A", "A楼"};
  draft.buildings.push_back({kId, name, {}});
  Block block;
  block.id = kId;
  block.firstGrade = kFirstGradeA;
  block.footprint = footprintAt(corner);
  const double eastHall = corner.x + kLength_m - kWall_m - hallWidth(kFlightAEast_m);
  block.west = {"A-west", corner.x, kFlightAWest_m, "A-west-exit"};
  block.east = {"A-east", eastHall, kFlightAEast_m, "A-east-exit"};
  std::vector<Floor> floors;
  for (const Storey& storey : drawStoreys(draft, kId, name, kStoreysA)) {
    const int number = static_cast<int>(floors.size()) + 1;
    floors.push_back({number, storey, "A-corridor-" + std::to_string(number)});
  }
  for (const Floor& floor : floors) {
    drawCorridor(draft, corner, floor);
    drawSouth(draft, corner, floor, yard, block);
    drawNorth(draft, corner, floor);
  }
  const double y = corner.y + kCorridorNorth_m;
  drawStair(draft, block.west, {"Block A west stair", "A楼西楼梯"}, corner.x + kWall_m, y,
            Side::left, floors, yard);
  drawStair(draft, block.east, {"Block A east stair", "A楼东楼梯"}, eastHall, y, Side::right,
            floors, yard);
  return block;
}

}  // namespace muster::maps
