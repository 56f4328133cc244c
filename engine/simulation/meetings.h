// Streams that meet in an opening: each keeps to the right, on a share of the width as large as its
// share of those who are about to pass. Streams that keep no sides block each other for good where
// the shortest ways of both go round the same post of a staircase (180 people up against 180 down a
// flight of 2.4 m: in five runs of six).
//
// Source: people who meet pass on the side that is usual where they live (Moussaid et al. 2009, doi
// 10.1098/rspb.2009.0405). That it is the right one, as traffic goes in mainland China, is
// judgement, and so is how near counts, how fast the shares follow and the least width of a lane.
//
// Thread rule: meet() from one thread between steps; Meetings::lane() for any rows at the same
// time.
#pragma once

#include <cstddef>
#include <vector>

#include "plan/campus.h"

namespace muster::simulation {

struct State;

// People near an opening who are about to pass it.
struct Meeting {
  float towardsFirst = 0, towardsSecond = 0;
};

// The share of an opening's width that somebody keeps to, in (0, 1], by the space he comes from. 1:
// nobody comes the other way, or there is no room for two lanes.
struct Lanes {
  plan::SpaceId first;
  double towardsFirst = 1, towardsSecond = 1;
};

struct Meetings {
  std::vector<Meeting> average, now;  // by opening
  std::vector<Lanes> lanes;           // by opening, of the average

  // Of the opening before somebody, if there is one.
  double lane(plan::OpeningId opening, plan::SpaceId from) const {
    if (!opening.valid()) return 1;
    const Lanes& here = lanes[opening.index()];
    return from == here.first ? here.towardsSecond : here.towardsFirst;
  }
};

// Counts anew, twice a second.
void meet(State& state);

}  // namespace muster::simulation
