#include "hydraulic/queue.h"

#include <gtest/gtest.h>

namespace muster::hydraulic {
namespace {

const plan::SpaceId kHere(0), kThere(1);
const plan::OpeningId kStairs(0), kCorridor(1);

std::vector<std::uint32_t> drain(Queue& queue, std::size_t most) {
  std::vector<std::uint32_t> order;
  while (order.size() < most) {
    const auto person = queue.next([](plan::SpaceId) { return true; });
    if (!person) break;
    order.push_back(*person);
  }
  return order;
}

TEST(Queue, FirstComeFirstServedInAStream) {
  Queue queue;
  for (const std::uint32_t person : {7u, 3u, 5u}) queue.join(kHere, kStairs, person);
  EXPECT_EQ(drain(queue, 9), (std::vector<std::uint32_t>{7, 3, 5}));
  EXPECT_EQ(queue.size(), 0u);
}

TEST(Queue, StreamsTakeTurnsAndTheRestGetsWhatIsLeft) {
  Queue queue;
  for (std::uint32_t person = 0; person < 5; ++person) queue.join(kHere, kStairs, person);
  for (std::uint32_t person = 10; person < 12; ++person) queue.join(kHere, kCorridor, person);
  std::vector<std::uint32_t> order = drain(queue, 4);
  std::ranges::sort(order);
  EXPECT_EQ(order, (std::vector<std::uint32_t>{0, 1, 10, 11}));
  EXPECT_EQ(drain(queue, 9), (std::vector<std::uint32_t>{2, 3, 4}));
}

TEST(Queue, ASideThatIsRefusedDoesNotHoldUpTheOther) {
  Queue queue;
  queue.join(kHere, kStairs, 1);
  queue.join(kHere, kCorridor, 2);
  queue.join(kThere, {}, 3);
  int asked = 0;
  const auto person = queue.next([&](plan::SpaceId from) {
    asked += from == kHere ? 1 : 0;
    return from == kThere;
  });
  EXPECT_EQ(person, 3u);
  EXPECT_LE(asked, 1);
  EXPECT_FALSE(queue.next([](plan::SpaceId from) { return from == kThere; }));
  EXPECT_EQ(queue.size(kHere), 2u);
  EXPECT_EQ(queue.size(kThere), 0u);
}

TEST(Queue, WhoLeavesIsGone) {
  Queue queue;
  queue.join(kHere, kStairs, 1);
  queue.join(kHere, kStairs, 2);
  queue.leave(1);
  EXPECT_EQ(queue.size(), 1u);
  EXPECT_EQ(drain(queue, 9), (std::vector<std::uint32_t>{2}));
}

}  // namespace
}  // namespace muster::hydraulic
