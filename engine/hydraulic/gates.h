// What holds people up: openings that pass one at a time, flights that take one at a time, spaces
// that are full. Queues, merging and storage of evacuation.h are here; who walks where is not.
//
// Thread rule: owned by one evacuation.
#pragma once

#include <array>
#include <deque>
#include <functional>

#include "hydraulic/agenda.h"
#include "hydraulic/evacuation.h"
#include "hydraulic/floor.h"
#include "hydraulic/queue.h"

namespace muster::hydraulic {

class Gates {
 public:
  // Told of everybody who passes, `cause` being what he waited for. It must vacate() the space left
  // and enter() the next.
  using Passed = std::function<void(std::uint32_t person, plan::OpeningId opening, Element cause)>;

  // The campus and the agenda must outlive it.
  Gates(const plan::Campus& campus, Agenda& agenda, Passed passed);

  // Metres in plan per second of somebody who sets off in the space now.
  double pace_mps(plan::SpaceId space) const;

  // Somebody starts in the space, comes in, or is gone from it.
  void place(plan::SpaceId space) { ++rooms_[space.index()].people; }
  void enter(plan::SpaceId space);
  void vacate(plan::SpaceId space);

  // Somebody stands in front of the opening, having come into `from` through `via`.
  void join(plan::OpeningId opening, plan::SpaceId from, plan::OpeningId via, std::uint32_t person);
  // Gives up waiting.
  void leave(plan::OpeningId opening, std::uint32_t person);

  // Events of the agenda: an opening is free, a space may have room, patience may be at an end.
  void ready(plan::OpeningId opening);
  void roomFree(plan::SpaceId space);
  void patience(plan::SpaceId space);

  std::size_t squeezed() const { return squeezed_; }
  // Of each opening; who waited how long is added by whoever sees them pass.
  std::vector<OpeningOutcome> outcomes() const;

 private:
  struct Side {
    Element cause;         // what its people wait for
    bool refused = false;  // the space behind did not take the next one
  };
  struct Gate {
    Queue queue;
    double headway_s = 0;
    double free_s = 0;          // passes nobody before
    bool awaited = false;       // an event for free_s is on its way
    std::array<Side, 2> sides;  // from the opening's first space, from its second
    OpeningOutcome outcome;
  };
  struct Room {
    std::size_t people = 0;
    std::deque<plan::OpeningId> refused;  // gates that wait for room, the first one first
    double free_s = 0;                    // a flight lets nobody in before
    double left_s = 0;                    // when somebody last left
    bool awaited = false;                 // an event for free_s is on its way
    bool impatient = false;               // an event for the end of patience is on its way
    bool squeezing = false;               // lets one in over the limit
  };

  Side& side(plan::OpeningId opening, plan::SpaceId from);
  void serve(plan::OpeningId opening);
  void pass(plan::OpeningId opening, std::uint32_t person, plan::SpaceId from);
  bool admits(plan::OpeningId opening, plan::SpaceId from);
  Element causeIn(plan::SpaceId space, plan::OpeningId asking, bool full);
  void await(plan::SpaceId space, bool full, bool busy);
  void admitRefused(plan::SpaceId space);
  void noteQueue(plan::OpeningId opening);

  const plan::Campus& campus_;
  Agenda& agenda_;
  Passed passed_;
  std::vector<Floor> floors_;  // by space
  std::vector<Gate> gates_;    // by opening
  std::vector<Room> rooms_;    // by space
  bool admitting_ = false;     // those refused before are being asked
  std::size_t squeezed_ = 0;
};

}  // namespace muster::hydraulic
