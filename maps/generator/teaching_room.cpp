#include "teaching_room.h"

#include <cmath>

namespace muster::maps {
namespace {

// One row of desks or benches after another, as seen from the board.
struct Rows {
  double first_m;  // from the board
  double pitch_m;
  double depth_m;
  int count;
};

Rows rowsOf(Furniture furniture) {
  const bool lab = furniture == Furniture::benches;
  Rows rows{lab ? kBoardToBench_m : kBoardToDesk_m, lab ? kBenchPitch_m : kDeskPitch_m,
            lab ? kBenchDepth_m : kDeskDepth_m, 0};
  const double last =
      std::fmin(kRoomLength_m - (lab ? kLabRearAisle_m : kRearAisle_m), kLastDeskFromBoard_m);
  rows.count =
      1 + static_cast<int>(std::floor((last - rows.first_m - rows.depth_m) / rows.pitch_m + 1e-9));
  return rows;
}

// A rectangle of the room given by its distance from the board and from the corridor's wall.
void drawFromBoard(plan::Draft& draft, const TeachingRoom& room, const std::string& id,
                   plan::FixtureKind kind, Vec2 low, Vec2 high) {
  if (!room.boardOnTheLeft) {
    const double nearest = room.length_m - high.x;
    high.x = room.length_m - low.x;
    low.x = nearest;
  }
  low.y += kWall_m;
  high.y += kWall_m;
  drawFixture(draft, id, room.level, kind, room.frame, low, high);
}

void drawFurniture(plan::Draft& draft, const TeachingRoom& room) {
  if (room.furniture == Furniture::none) return;
  const double middle = 0.5 * kRoomDepth_m;
  drawFromBoard(draft, room, room.id + "-lectern", plan::FixtureKind::other,
                {kBoardToLectern_m, middle - 0.5 * kLecternLength_m},
                {kBoardToLectern_m + kLecternDepth_m, middle + 0.5 * kLecternLength_m});
  const Rows rows = rowsOf(room.furniture);
  const double aisle =
      (kRoomDepth_m - 2 * kDeskToWall_m - kDeskColumns * kDeskLength_m) / (kDeskColumns - 1);
  for (int row = 0; row < rows.count; ++row) {
    const double x = rows.first_m + row * rows.pitch_m;
    for (int column = 0; column < kDeskColumns; ++column) {
      const double y = kDeskToWall_m + column * (kDeskLength_m + aisle);
      drawFromBoard(draft, room,
                    room.id + "-desk-" + std::to_string(row + 1) + std::to_string(column + 1),
                    plan::FixtureKind::desk, {x, y}, {x + rows.depth_m, y + kDeskLength_m});
    }
  }
}

Doorway roomDoor(const TeachingRoom& room, bool front) {
  const bool left = front == room.boardOnTheLeft;
  Doorway door;
  door.id = room.id + (room.oneDoor ? "-door" : front ? "-front" : "-back");
  door.beyond = room.corridor;
  door.from_m = left ? kRoomDoorFromWall_m : room.length_m - kRoomDoorFromWall_m - kRoomDoor_m;
  door.to_m = door.from_m + kRoomDoor_m;
  door.swing = plan::Swing::towards_second;  // in the direction of escape (8.1.8)
  if (!room.oneDoor) {
    door.position = front ? plan::DoorPosition::front : plan::DoorPosition::back;
  }
  return door;
}

}  // namespace

int seats(Furniture furniture) {
  return furniture == Furniture::none ? 0 : 2 * kDeskColumns * rowsOf(furniture).count;
}

void draw(plan::Draft& draft, const TeachingRoom& room) {
  Room shell;
  shell.id = room.id;
  shell.name = room.name;
  shell.level = room.level;
  shell.category = room.category;
  shell.frame = room.frame;
  shell.low = {0, kWall_m};
  shell.high = {room.length_m, kWall_m + kRoomDepth_m};
  // Every seat and two teachers; by area alone (7.1.1) a desk more or less would decide.
  if (room.furniture != Furniture::none) shell.capacity = seats(room.furniture) + 2;
  shell.doorways.push_back(roomDoor(room, true));
  if (!room.oneDoor) shell.doorways.push_back(roomDoor(room, false));
  draw(draft, shell);
  drawFurniture(draft, room);
}

Frame northOf(double x_m, double y_m) {
  return {{x_m, y_m}, {1, 0}};
}
Frame southOf(double x_m, double y_m, double length_m) {
  return {{x_m + length_m, y_m}, {-1, 0}};
}

}  // namespace muster::maps
