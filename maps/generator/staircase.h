// A dog-leg staircase: on every storey but the top one a lower flight, a half landing and an upper
// flight; on every storey a floor landing. They tile the stair hall exactly; the well between the
// flights is a gap that nobody can enter.
#pragma once

#include <string>
#include <vector>

#include "sketch.h"

namespace muster::maps {

struct Storey {
  std::string level;
  double elevation_m;
};

struct Staircase {
  std::string id;  // of the staircase; its parts are id-<floor>-landing, -lower, -half, -upper
  plan::Name name;
  Frame frame;  // u along the front of the hall, v into it, origin at the inner corner of the
                // corridor's face
  double
      front_m;  // v where the floor landing begins: the wall's thickness, or 0 if open to a gallery
  double depth_m;   // v where the half landing ends
  double flight_m;  // width of a flight
  plan::Handrails handrails = plan::Handrails::both;
  bool lowerOnTheLeft = true;
  std::vector<Storey> storeys;  // from the ground up
  std::vector<std::vector<Doorway>>
      landingDoors;  // of each storey's floor landing; sides in `frame`
};

double hallWidth(double flight_m);
// Where the hall of a block with rooms of `roomDepth_m` ends: landings are at least as deep as the
// flights are wide (8.7.7).
double hallDepth(double flight_m, double front_m, double roomDepth_m);
double landingDepth(const Staircase& staircase);
plan::Handrails handrailsFor(double flight_m);
std::string landingId(const std::string& stair, int floor);

void draw(plan::Draft& draft, const Staircase& staircase);

}  // namespace muster::maps
