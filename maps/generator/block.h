// A teaching block as the yard and the drill plan see it, and the two blocks of the sample school.
#pragma once

#include <string>
#include <vector>

#include "staircase.h"
#include "teaching_room.h"

namespace muster::maps {

struct ClassroomPlace {
  std::string room;
  int floor = 1;
  double x_m = 0;          // of its middle
  std::string groundExit;  // ground floor only: the way out that is nearest
};

struct StairPlace {
  std::string id;
  double x_m = 0;
  double flight_m = 0;
  std::string exit;  // the way out at its foot
};

struct Block {
  std::string id;
  int firstGrade = 1;                      // of the ground floor; one grade to a floor
  geometry::Ring footprint;                // outer faces of its walls
  std::vector<ClassroomPlace> classrooms;  // floor by floor, from west to east
  StairPlace west, east;
};

// A room that is no class's: what it is called and what stands in it.
struct Use {
  plan::Name name;
  plan::Category category = plan::Category::room;
  Furniture furniture = Furniture::none;
};

// South-west corners of the buildings' outlines. Openings to the open air lead to the space `yard`.
Block drawBlockA(plan::Draft& draft, Vec2 corner, const std::string& yard);
Block drawBlockB(plan::Draft& draft, Vec2 corner, const std::string& yard);
double blockADepth();  // without the stair tower, which stands out to the north
double blockBDepth();
double blockBLength();

std::vector<Storey> drawStoreys(plan::Draft& draft, const std::string& building,
                                const plan::Name& name, int count);
// "Class 3-2", 三年级2班.
plan::Name className(int grade, int number);
std::string roomId(const std::string& building, int floor, int number);
plan::Name on(const plan::Name& what, const std::string& building, int floor);

}  // namespace muster::maps
