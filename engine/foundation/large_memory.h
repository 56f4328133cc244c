// Arrays of megabytes, in huge pages where the kernel has them. Memory that is touched for the
// first time costs a page fault every 4 KiB: on a virtual machine 24 MB took 72 ms that way and 2.4
// ms in huge pages. Smaller arrays are ordinary ones. Elements that are made without a value are
// not set: whoever asks for so many is about to write them.
//
// Thread rule: as std::vector. Linux (madvise); elsewhere nothing but ordinary memory.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>
#include <vector>
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace muster {

template <class T>
struct LargeAllocator {
  using value_type = T;

  LargeAllocator() = default;
  template <class Other>
  LargeAllocator(const LargeAllocator<Other>&) {}

  T* allocate(std::size_t count) {
    if (!large(count)) return std::allocator<T>().allocate(count);
    const std::size_t bytes = (count * sizeof(T) + kPage - 1) / kPage * kPage;
    void* memory = std::aligned_alloc(kPage, bytes);
    if (memory == nullptr) throw std::bad_alloc();
#ifdef __linux__
    ::madvise(memory, bytes, MADV_HUGEPAGE);  // refused: small pages
#endif
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    if (large(count)) {
      std::free(memory);
    } else {
      std::allocator<T>().deallocate(memory, count);
    }
  }
  template <class Made, class... From>
  void construct(Made* at, From&&... from) {
    if constexpr (sizeof...(From) == 0) {
      ::new (static_cast<void*>(at)) Made;
    } else {
      std::construct_at(at, std::forward<From>(from)...);
    }
  }
  friend bool operator==(const LargeAllocator&, const LargeAllocator&) {
    return true;
  }

 private:
  static constexpr std::size_t kPage = std::size_t{2} << 20;
  static bool large(std::size_t count) {
    return count >= kPage / sizeof(T) && count < static_cast<std::size_t>(-1) / sizeof(T) - kPage;
  }
};

template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace muster
