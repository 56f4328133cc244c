// Streams that meet in an opening: each keeps to the right, on a share of the width as large as its
// share of those who are about to pass. Streams that keep no sides block each other for good where
// the shortest ways of both go round the same post of a staircase (180 people up against 180 down a
// flight of 2.4 m: in five runs of six).
//
// Source: people who meet pass on the side that is usual where they live (Moussaid et al. 2009, doi
// 10.1098/rspb.2009.0405). That it is the right one, as traffic goes in mainland China, is
// judgement, and so is how near counts, how fast the shares follow and the least width of a lane.
//
// Thread rule: meet() from one thread between steps; lane() for any rows at the same time.
#pragma once

#include <cstddef>
#include <vector>

namespace muster::simulation {

struct State;

// People near an opening who are about to pass it.
struct Meeting {
  float towardsFirst = 0, towardsSecond = 0;
};

struct Meetings {
  std::vector<Meeting> average, now;  // by opening
};

// Counts anew, twice a second.
void meet(State& state);
// The share of the width of the opening before him that somebody keeps to, in (0, 1]; 1: nobody
// comes the other way, or there is no room for two lanes.
double lane(const State& state, std::size_t row);

}  // namespace muster::simulation
