/*
 * M(T,P) by hand: one 64-bit key per state, an open-addressing table of keys that grows, a log as the queue, and the
 * predecessor of each state, so that a counterexample could be printed. The limit for what generated code can reach.
 * CPU time of one search; short ones are repeated until they can be measured.
 *
 *     cc -O3 -march=native -DT=8 -DP=3 peers.c && ./a.out
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { UNLOADED, PATCHING, ENABLED, UNPATCHING, DISABLED };

/* 3 bits per patch, then trans, target, and per task pst and loc */
#define WIDTH (P + 1 < 4 ? 2 : P + 1 < 8 ? 3 : 4)
#define PATCH(p) (3 * ((p) - 1))
#define TRANS (3 * P)
#define TARGET (TRANS + WIDTH)
#define PST(i) (TARGET + 2 + (2 + WIDTH) * (i))
#define LOC(i) (PST(i) + 2)
_Static_assert(LOC(T - 1) + WIDTH <= 64, "a state has 64 bits");
#define GET(s, at, bits) (((s) >> (at)) & ((1u << (bits)) - 1))
#define SET(s, at, bits, v) (((s) & ~((((uint64_t)1 << (bits)) - 1) << (at))) | ((uint64_t)(v) << (at)))

static uint64_t *table, *log_;
static uint32_t *parent;
static uint64_t mask, count, capacity, transitions;
static int zero;

static inline uint64_t hash(uint64_t k) {
  k ^= k >> 32;
  k *= 0x9E3779B97F4A7C15u;
  return k ^ k >> 29;
}

static void *need(void *p) {
  if (!p) exit(1);
  return p;
}

static void grow(void) {
  free(table);
  mask = mask * 2 + 1;
  table = need(calloc(mask + 1, 8));
  for (uint64_t i = 0; i < count; i++) {
    if (!log_[i]) continue;
    uint64_t h = hash(log_[i]) & mask;
    while (table[h]) h = (h + 1) & mask;
    table[h] = log_[i];
  }
}

static void add(uint64_t s, uint32_t from) {
  transitions++;
  if (!s) {
    if (zero) return;
    zero = 1;
  } else {
    uint64_t h = hash(s) & mask;
    for (; table[h]; h = (h + 1) & mask)
      if (table[h] == s) return;
    table[h] = s;
  }
  if (count == capacity) {
    capacity *= 2;
    log_ = need(realloc(log_, capacity * 8));
    parent = need(realloc(parent, capacity * 4));
  }
  log_[count] = s;
  parent[count++] = from;
  if (count > mask * 77 / 100) grow();
}

static uint64_t all(uint64_t s, unsigned v) {
  for (int i = 0; i < T; i++) s = SET(s, PST(i), 2, v);
  return s;
}

static void expand(uint64_t s, uint32_t at) {
  unsigned trans = GET(s, TRANS, WIDTH), target = GET(s, TARGET, 2), top = 0;
  for (int p = 1; p <= P; p++)
    if (GET(s, PATCH(p), 3) == ENABLED) top = p;
  for (int p = 1; p <= P; p++) {
    unsigned phase = GET(s, PATCH(p), 3);
    if (!trans && phase == UNLOADED && top == p - 1u)
      add(all(SET(SET(SET(s, PATCH(p), 3, PATCHING), TRANS, WIDTH, p), TARGET, 2, 2), 1), at);
    if (!trans && phase == ENABLED && top == (unsigned)p)
      add(all(SET(SET(SET(s, PATCH(p), 3, UNPATCHING), TRANS, WIDTH, p), TARGET, 2, 1), 2), at);
    if (phase == DISABLED) add(SET(s, PATCH(p), 3, UNLOADED), at);
  }
  if (trans) {
    add(SET(SET(s, PATCH(trans), 3, target == 2 ? UNPATCHING : PATCHING), TARGET, 2, 3 - target), at);
    int ready = 1;
    for (int i = 0; i < T; i++) ready &= GET(s, PST(i), 2) == target;
    if (ready)
      add(all(SET(SET(SET(s, PATCH(trans), 3, target == 2 ? ENABLED : DISABLED), TRANS, WIDTH, 0), TARGET, 2, 0), 0), at);
  }
  for (int i = 0; i < T; i++) {
    unsigned pst = GET(s, PST(i), 2);
    if (GET(s, LOC(i), WIDTH)) {
      add(SET(s, LOC(i), WIDTH, 0), at);
      continue;
    }
    if (trans && pst != target) add(SET(s, PST(i), 2, target), at);
    add(SET(s, LOC(i), WIDTH, 1 + (trans ? (pst == 2 ? trans : trans - 1) : top)), at);
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void search(void) {
  mask = 4095;
  count = 0;
  zero = 0;
  capacity = 4096;
  table = need(calloc(mask + 1, 8));
  log_ = need(malloc(capacity * 8));
  parent = need(malloc(capacity * 4));
  add(0, 0);
  transitions = 0;
  for (uint64_t i = 0; i < count; i++) expand(log_[i], (uint32_t)i);
}

int main(void) {
  double start = now(), seconds;
  int runs = 0;
  do {
    free(table);
    free(log_);
    free(parent);
    search();
    seconds = now() - start;
    runs++;
  } while (seconds < 0.2);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("%llu states %llu transitions %ld KiB %.6f seconds\n", (unsigned long long)count,
         (unsigned long long)transitions, usage.ru_maxrss, seconds / runs);
  return 0;
}
