#include "small_plans.h"

namespace muster::maps {
namespace {

constexpr double kRoomX_m = 6.0;
constexpr double kRoomY_m = 5.0;
constexpr double kCorridorX_m = 12.0;
constexpr double kCorridorY_m = 2.4;
constexpr double kDoor_m = 1.0;
constexpr double kExit_m = 1.5;

}  // namespace

plan::Draft drawTwoRooms() {
  plan::Draft draft;
  draft.name = {"Two rooms", "两间房"};
  draft.buildings.push_back({"house", {"House", "房屋"}, {}});
  plan::DraftLevel level;
  level.id = "ground";
  level.name = {"Ground floor", "首层"};
  level.building = "house";
  draft.levels.push_back(level);

  Room corridor;
  corridor.id = "corridor";
  corridor.name = {"Corridor", "走廊"};
  corridor.level = level.id;
  corridor.category = plan::Category::walkway;
  corridor.high = {kCorridorX_m, kCorridorY_m};
  Doorway exit;
  exit.id = "exit";
  exit.name = {"Exit", "出口"};
  exit.side = Side::right;
  exit.from_m = 0.5 * (kCorridorY_m - kExit_m);
  exit.to_m = exit.from_m + kExit_m;
  exit.swing = plan::Swing::towards_second;
  corridor.doorways = {exit};
  draw(draft, corridor);

  Room room;
  room.id = "room";
  room.name = {"Room", "房间"};
  room.level = level.id;
  room.category = plan::Category::room;
  room.frame = {{0, kCorridorY_m}, {1, 0}};
  room.low = {0, kWall_m};
  room.high = {kRoomX_m, kWall_m + kRoomY_m};
  Doorway door;
  door.id = "door";
  door.name = {"Door", "门"};
  door.beyond = "corridor";
  door.from_m = kRoomX_m - kRoomDoorFromWall_m - kDoor_m;
  door.to_m = door.from_m + kDoor_m;
  door.swing = plan::Swing::towards_second;
  Doorway locked;
  locked.id = "locked-exit";
  locked.name = {"Locked emergency exit", "上锁的安全出口"};
  locked.side = Side::left;
  locked.from_m = 0.5 * kRoomY_m;
  locked.to_m = locked.from_m + kDoor_m;
  locked.swing = plan::Swing::towards_second;
  locked.locked = true;
  room.doorways = {door, locked};
  draw(draft, room);
  return draft;
}

}  // namespace muster::maps
