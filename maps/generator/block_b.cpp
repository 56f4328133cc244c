// Block B: four storeys on an open gallery in the north, which is open to the yard on the ground
// floor; two open stairs stand among the rooms, so that each has classes on both sides.
#include <algorithm>
#include <array>
#include <vector>

#include "block.h"

namespace muster::maps {
namespace {

const std::string kId = "B";
constexpr double kGallerySouth_m = 2 * kWall_m + kRoomDepth_m;

enum class Bay { classroom, special, westStair, eastStair, boys, girls };
// From west to east.
constexpr std::array kBays{Bay::classroom, Bay::westStair, Bay::classroom,
                           Bay::special,   Bay::classroom, Bay::eastStair,
                           Bay::classroom, Bay::boys,      Bay::girls};

static_assert(std::count(kBays.begin(), kBays.end(), Bay::classroom) == kClassroomsB);

double lengthOf(Bay bay) {
  switch (bay) {
    case Bay::westStair:
      return hallWidth(kFlightBWest_m);
    case Bay::eastStair:
      return hallWidth(kFlightBEast_m);
    case Bay::boys:
    case Bay::girls:
      return kToiletWidth_m;
    default:
      return kRoomLength_m;
  }
}

// Of the room in the middle; where there are more floors than rows here, they repeat.
const Use& specialUse(int floor) {
  static const std::vector<Use> uses{
      {{"Grade 1 and 2 teachers' office", "一二年级教师办公室"}, plan::Category::office},
      {{"Reading room", "阅览室"}, plan::Category::library},
      {{"Grade 3 and 4 teachers' office", "三四年级教师办公室"}, plan::Category::office},
      {{"Calligraphy room", "书法教室"}, plan::Category::room, Furniture::desks},
  };
  return uses[static_cast<std::size_t>(floor - 1) % uses.size()];
}

struct Floor {
  int number;
  Storey storey;
  std::string gallery;
};

// The gallery of a floor; on the ground floor ways to the yard in front of every stair and room.
void drawGallery(plan::Draft& draft, Vec2 corner, const Floor& floor, const std::string& yard) {
  Room gallery;
  gallery.id = floor.gallery;
  gallery.name = on({"gallery", "外廊"}, kId, floor.number);
  gallery.level = floor.storey.level;
  gallery.category = plan::Category::gallery;
  gallery.frame = {corner, {1, 0}};
  gallery.low = {kWall_m, kGallerySouth_m};
  gallery.high = {blockBLength() - kWall_m, kGallerySouth_m + kGallery_m};
  double x = kWall_m;
  int number = 1;
  for (const Bay bay : kBays) {
    const double length = lengthOf(bay);
    const bool stair = bay == Bay::westStair || bay == Bay::eastStair;
    if (floor.number == 1 && bay != Bay::boys && bay != Bay::girls) {
      const double width = stair ? length : kGalleryMouth_m;
      const double from = x + 0.5 * (length - width);
      const std::string id = bay == Bay::westStair   ? "B-west-exit"
                             : bay == Bay::eastStair ? "B-east-exit"
                                                     : "B-exit-" + std::to_string(number++);
      gallery.doorways.push_back(gap(id, yard, Side::back, from, from + width, kWall_m));
    }
    x += length + kWall_m;
  }
  draw(draft, gallery);
}

void drawRooms(plan::Draft& draft, Vec2 corner, const Floor& floor, Block& block) {
  double x = corner.x + kWall_m;
  int number = 1;
  int bayNumber = 1;
  int classNumber = 0;
  for (const Bay bay : kBays) {
    const double length = lengthOf(bay);
    const double left = x;
    x += length + kWall_m;
    if (bay == Bay::westStair || bay == Bay::eastStair) continue;
    TeachingRoom room;
    room.id = roomId(kId, floor.number, number++);
    room.level = floor.storey.level;
    room.corridor = floor.gallery;
    room.frame = southOf(left, corner.y + kGallerySouth_m, length);
    room.length_m = length;
    room.boardOnTheLeft = false;
    if (bay == Bay::classroom) {
      room.name = className(kFirstGradeB + floor.number - 1, ++classNumber);
      room.furniture = Furniture::desks;
      block.classrooms.push_back({room.id, floor.number, left + 0.5 * length,
                                  floor.number > 1 ? "" : "B-exit-" + std::to_string(bayNumber)});
    } else if (bay == Bay::special) {
      const Use& use = specialUse(floor.number);
      room.name = use.name;
      room.category = use.category;
      room.furniture = use.furniture;
    } else {
      room.name = bay == Bay::boys ? on({"boys' toilet", "男卫生间"}, kId, floor.number)
                                   : on({"girls' toilet", "女卫生间"}, kId, floor.number);
      room.category = plan::Category::restroom;
      room.oneDoor = true;
    }
    draw(draft, room);
    ++bayNumber;
  }
}

void drawStair(plan::Draft& draft, const StairPlace& place, const plan::Name& name, double y_m,
               bool lowerOnTheLeft, const std::vector<Floor>& floors) {
  const double hall = hallWidth(place.flight_m);
  Staircase stair;
  stair.id = place.id;
  stair.name = name;
  stair.frame = southOf(place.x_m, y_m, hall);
  stair.front_m = 0;  // open to the gallery (GB 55037 7.4.5)
  stair.depth_m = hallDepth(place.flight_m, 0, kRoomDepth_m);
  stair.flight_m = place.flight_m;
  stair.handrails = handrailsFor(place.flight_m);
  stair.lowerOnTheLeft = lowerOnTheLeft;
  for (const Floor& floor : floors) {
    stair.storeys.push_back(floor.storey);
    stair.landingDoors.push_back({gap(place.id + "-" + std::to_string(floor.number) + "-mouth",
                                      floor.gallery, Side::front, 0, hall, 0)});
  }
  draw(draft, stair);
}

double westOf(Bay wanted) {
  double x = kWall_m;
  for (const Bay bay : kBays) {
    if (bay == wanted) break;
    x += lengthOf(bay) + kWall_m;
  }
  return x;
}

}  // namespace

double blockBDepth() {
  return kGallerySouth_m + kGallery_m + kWall_m;
}

double blockBLength() {
  double length = kWall_m;
  for (const Bay bay : kBays) length += lengthOf(bay) + kWall_m;
  return length;
}

Block drawBlockB(plan::Draft& draft, Vec2 corner, const std::string& yard) {
  const plan::Name name{"Block B", "B楼"};
  draft.buildings.push_back({kId, name, {}});
  Block block;
  block.id = kId;
  block.firstGrade = kFirstGradeB;
  block.footprint = ringIn({corner, {1, 0}}, {0, 0}, {blockBLength(), blockBDepth()});
  block.west = {"B-west", corner.x + westOf(Bay::westStair), kFlightBWest_m, "B-west-exit"};
  block.east = {"B-east", corner.x + westOf(Bay::eastStair), kFlightBEast_m, "B-east-exit"};
  std::vector<Floor> floors;
  for (const Storey& storey : drawStoreys(draft, kId, name, kStoreysB)) {
    const int number = static_cast<int>(floors.size()) + 1;
    floors.push_back({number, storey, "B-gallery-" + std::to_string(number)});
  }
  for (const Floor& floor : floors) {
    drawGallery(draft, corner, floor, yard);
    drawRooms(draft, corner, floor, block);
  }
  const double y = corner.y + kGallerySouth_m;
  drawStair(draft, block.west, {"Block B west stair", "B楼西楼梯"}, y, true, floors);
  drawStair(draft, block.east, {"Block B east stair", "B楼东楼梯"}, y, false, floors);
  return block;
}

}  // namespace muster::maps
