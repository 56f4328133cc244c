// The storey of the FDS run in scenarios/fire/fds-storey, to the wall: change nothing here without
// running FDS again.
#include <array>

#include "small_plans.h"

namespace muster::maps {
namespace {

constexpr double kLength_m = 36.0;
constexpr double kCorridor_m = 2.4;
constexpr double kFdsWall_m = 0.3;  // one cell
constexpr double kRoomsTo_m = 9.9;
constexpr double kHeight_m = 3.3;
constexpr double kDoor_m = 0.9;
constexpr int kClass = 46;                                     // 45 pupils and a teacher
constexpr std::array<double, 2> kStairOpening_m = {0.6, 2.1};  // along the corridor's ends

struct Classroom {
  double from_m, to_m;
  std::vector<double> doors_m;  // where each begins
};

const std::array<Classroom, 4>& classrooms() {
  static const std::array<Classroom, 4> rooms = {{{0.0, 9.0, {7.2}},
                                                  {9.3, 17.7, {9.9, 15.9}},
                                                  {18.3, 26.7, {19.2, 24.9}},
                                                  {27.0, 36.0, {28.2}}}};
  return rooms;
}

void drawCorridor(plan::Draft& draft, const std::string& level) {
  Room corridor;
  corridor.id = "corridor";
  corridor.name = {"Corridor", "走廊"};
  corridor.level = level;
  corridor.category = plan::Category::walkway;
  corridor.high = {kLength_m, kCorridor_m};
  for (const bool west : {true, false}) {
    Doorway stair = gap(west ? "stair-west" : "stair-east", "", west ? Side::left : Side::right,
                        kStairOpening_m[0], kStairOpening_m[1], 0);
    stair.name = west ? plan::Name{"Way to the west stair", "通往西楼梯"}
                      : plan::Name{"Way to the east stair", "通往东楼梯"};
    corridor.doorways.push_back(stair);
  }
  draw(draft, corridor);
}

void drawClassroom(plan::Draft& draft, const std::string& level, std::size_t number) {
  const Classroom& shape = classrooms()[number - 1];
  const std::string count = std::to_string(number);
  Room room;
  room.id = "room-" + count;
  room.name = {"Classroom " + count, "教室" + count};
  room.level = level;
  room.category = plan::Category::classroom;
  room.capacity = kClass;
  room.frame = {{shape.from_m, kCorridor_m}, {1, 0}};
  room.low = {0, kFdsWall_m};
  room.high = {shape.to_m - shape.from_m, kRoomsTo_m - kCorridor_m};
  for (const double from_m : shape.doors_m) {
    Doorway door;
    door.id = room.id + (from_m == shape.doors_m.front() ? "-door" : "-rear-door");
    door.beyond = "corridor";
    door.from_m = from_m - shape.from_m;
    door.to_m = door.from_m + kDoor_m;
    door.depth_m = kFdsWall_m;
    door.frame_m = 0;  // 0.9 m is what FDS has open
    room.doorways.push_back(door);
  }
  draw(draft, room);
}

}  // namespace

plan::Draft drawFdsStorey() {
  plan::Draft draft;
  draft.name = {"Storey of the FDS run", "FDS 算例楼层"};
  draft.buildings.push_back({"house", {"Teaching building", "教学楼"}, {}});
  plan::DraftLevel level;
  level.id = "storey";
  level.name = {"Storey", "楼层"};
  level.building = "house";
  level.height_m = kHeight_m;
  draft.levels.push_back(level);
  drawCorridor(draft, level.id);
  for (std::size_t number = 1; number <= classrooms().size(); ++number)
    drawClassroom(draft, level.id, number);
  // The table that burns.
  drawFixture(draft, "table", level.id, plan::FixtureKind::desk, {}, {12.9, 5.4}, {14.4, 6.9});
  return draft;
}

}  // namespace muster::maps
