import math
from engrave import *
from engrave import _rdp
rng = np.random.default_rng(17)
S = Scene(Camera((0, -1, 0), (0, 0, 0)), seed=17, shadows=False).build()
# ---- prior austenite grains: warped cells
YY, XX = np.mgrid[0:H, 0:W].astype(float)
wx = XX + 26 * np.sin(YY / 92 + 1) + 17 * np.sin(XX / 70 + YY / 60) + 9 * np.sin(YY / 31 + XX / 47); wy = YY + 24 * np.sin(XX / 105 + 2) + 15 * np.sin(XX / 56 - YY / 83) + 8 * np.sin(XX / 29 + 1)
seeds = [(780, 610), (330, 330), (1240, 330), (800, 90), (250, 830), (1330, 830), (620, 1130), (1080, 1180), (1600, 520), (-20, 580), (1560, 60), (20, 40), (1600, 1180), (30, 1190)]
D = np.stack([(wx - a) ** 2 * (.82 if i == 0 else 1) + (wy - b) ** 2 * (.82 if i == 0 else 1) for i, (a, b) in enumerate(seeds)]); LAB = D.argmin(0)
lab = lambda x, y: LAB[np.clip(np.asarray(y).astype(int), 0, H - 1), np.clip(np.asarray(x).astype(int), 0, W - 1)]
inside = lambda x, y: (np.asarray(x) >= 0) & (np.asarray(x) < W) & (np.asarray(y) >= 0) & (np.asarray(y) < H)
OCC = np.zeros((H, W), np.int32)
occ = lambda x, y: OCC[np.clip(np.asarray(y).astype(int), 0, H - 1), np.clip(np.asarray(x).astype(int), 0, W - 1)]
vig = lambda x, y: np.exp(-(np.abs((np.asarray(x, float) - 790) / 800) ** 3.2 + np.abs((np.asarray(y, float) - 600) / 640) ** 3.2))
HOTS = []
def warm(x, y):
    if not HOTS: return 0 * x
    d = np.min([np.hypot(x - a, y - b) for a, b in HOTS[0]], axis=0); return .62 * np.exp(-d / 42) + .22 * np.exp(-d / 120)
def stamp(x, y, r, sid):
    for a, b in zip(x, y):
        i, j, r_ = int(a), int(b), int(r); OCC[max(0, j - r_):j + r_ + 1, max(0, i - r_):i + r_ + 1] = np.where(OCC[max(0, j - r_):j + r_ + 1, max(0, i - r_):i + r_ + 1] == 0, sid, OCC[max(0, j - r_):j + r_ + 1, max(0, i - r_):i + r_ + 1])
SH, LATHS = [], []
def sheaf(k, p, ang, L, w0, sid, hot=False, pitch=7.4, bend=0.):
    """parallel sub-units, staggered so that the whole is a wedge with its foot on the boundary"""
    d = np.array((math.cos(ang), math.sin(ang))); nn = np.array((-d[1], d[0])); m = max(1, int(round(2 * w0 / pitch))); got = 0; mine = []
    tone = .34 + .5 * abs(math.cos(ang - math.radians(-38))) + rng.uniform(-.1, .12)
    for i in range(m):
        q = 0 if m == 1 else 2 * i / (m - 1) - 1; o = q * w0 + rng.uniform(-.6, .6); l = L * (1 - .72 * abs(q) ** 1.25) * rng.uniform(.84, 1.0)
        nseg = 1 if l < 150 else rng.integers(1, 3) if not hot else rng.integers(1, 3)
        cuts = np.sort(np.r_[0, rng.uniform(.35, .7, nseg - 1), 1]) * (l + 40) - 40
        for a, b in zip(cuts[:-1], cuts[1:]):
            if b - a < 16: continue
            t = np.arange(a, b - 3, 2.0)
            if len(t) < 6: continue
            u = (t - a) / (b - a); cx = p[0] + d[0] * t + nn[0] * (o + bend * (t / L) ** 2 * L); cy = p[1] + d[1] * t + nn[1] * (o + bend * (t / L) ** 2 * L)
            ok = inside(cx, cy) & (lab(cx, cy) == k) & ((occ(cx, cy) == 0) | (occ(cx, cy) == sid))
            if ok.sum() < 6: continue
            i0 = np.argmax(ok); e = np.argmin(ok[i0:]) if not ok[i0:].all() else len(ok) - i0
            if e < 13 and not hot: continue
            cx, cy = cx[i0:i0 + e], cy[i0:i0 + e]; u = np.linspace(0, 1, e); hw = pitch * .40 * np.clip(np.sin(np.pi * np.clip(u * .93 + .035, 0, 1)), 0, 1) ** .38 * rng.uniform(.86, 1.06)
            mine.append((cx, cy, hw, nn, tone + rng.uniform(-.09, .09), hot)); got += e
    for cx, cy, hw, *_ in mine: stamp(cx[::2], cy[::2], pitch * .55 + .5, sid)
    LATHS.extend(mine); return got
def march(k, p, ang, sid=0):
    t = np.arange(6, 900, 3.0); x, y = p[0] + math.cos(ang) * t, p[1] + math.sin(ang) * t; bad = ~inside(x, y) | (lab(x, y) != k) | (occ(x, y) != 0)
    return t[np.argmax(bad)] if bad.any() else 900
# the hot one first: foot on the boundary lower left, tip at the far side
k0 = lab(780, 610); ha = math.radians(-33); x, y = 780., 640.
while lab(x, y) == k0: x -= math.cos(ha) * 2; y -= math.sin(ha) * 2
x0, y0 = x, y; x, y = 780., 640.
while lab(x, y) == k0: x += math.cos(ha) * 2; y += math.sin(ha) * 2
HL = math.hypot(x - x0, y - y0) * .93
sheaf(k0, (x0, y0), ha, HL, 52, 1, True, 8.2, -.03)
hl = [l for l in LATHS if l[5]]; HOTS.append(np.concatenate([np.stack([l[0], l[1]], 1)[::12] for l in hl]))
sid = 2
bx = {}
E = (LAB != np.roll(LAB, 1, 0)) | (LAB != np.roll(LAB, 1, 1)); E[0] = E[-1] = False; E[:, 0] = E[:, -1] = False; ys, xs = np.nonzero(E)
for k in range(len(seeds)):
    a0 = rng.uniform(0, math.pi); var = [a0, a0 + math.radians(58), a0 + math.radians(121)]
    if k == k0: var = [ha, ha + math.radians(62), ha - math.radians(55)]
    near = [(x, y) for x, y in zip(xs, ys) if k in (LAB[y, x], LAB[y - 1, x], LAB[y, x - 1])]
    pts = [near[i] for i in rng.permutation(len(near))[:420]] if near else []
    for rnd, (mn, wlo, whi) in enumerate(((230, 26, 44), (130, 18, 32), (70, 8, 20), (40, 0, 9))):
        for p in pts:
            ang = var[rng.integers(3)] + rng.normal() * .03; ang += math.pi * (rng.random() < .5)
            q = (p[0] + 8 * math.cos(ang), p[1] + 8 * math.sin(ang))
            if not inside(*q) or lab(*q) != k or occ(*q): 
                ang += math.pi; q = (p[0] + 8 * math.cos(ang), p[1] + 8 * math.sin(ang))
                if not inside(*q) or lab(*q) != k or occ(*q): continue
            L = march(k, p, ang)
            if L < mn: continue
            L = min(L, mn * 2.2 + 60) * rng.uniform(.8, .98); sheaf(k, p, ang, L, min(rng.uniform(wlo, whi), L * .2), sid, bend=rng.normal() * .02); sid += 1
    # sheaves that start inside, on the flank of others
    ins = np.argwhere((LAB == k)[::9, ::9]) * 9
    for i in rng.permutation(len(ins))[:900]:
        y, x = ins[i]
        if OCC[y, x]: continue
        ang = var[rng.integers(3)] + math.pi * (rng.random() < .5) + rng.normal() * .03; L = march(k, (x, y), ang)
        if L < 34: continue
        sheaf(k, (x, y), ang, min(L, 190) * rng.uniform(.8, 1), min(rng.uniform(2, 16), L * .12), sid); sid += 1
# ---- cut the laths: lit flank bright, far flank thin, a hair inside
for cx, cy, hw, nn, tone, hot in LATHS:
    s = 1 if nn[0] * -.55 + nn[1] * -.83 > 0 else -1; v = vig(cx, cy); w = warm(cx, cy); o = np.ones(len(cx), bool)
    if hot:
        u = np.linspace(0, 1, len(cx)); dist = np.hypot(cx - x0, cy - y0) / HL; hv = np.clip(1.10 - .40 * dist, 0, 1)
        poly = np.r_[np.stack([cx + nn[0] * hw, cy + nn[1] * hw], 1), np.stack([cx - nn[0] * hw, cy - nn[1] * hw], 1)[::-1]]; poly = poly[_rdp(np.ascontiguousarray(poly), .25)]
        S.mid.append('<path d="M%sZ" fill="HOTFILL"/>' % 'L'.join('%.1f %.1f' % tuple(t) for t in poly))
        for off, hh, ww in ((1, .0, 1.5), (.33, -.07, 1.1), (-.33, -.14, 1.1), (-1, -.27, 1.2)):
            S.cut(cx + nn[0] * hw * s * off, cy + nn[1] * hw * s * off, o, hv, 0 * hv, ww, ww * 1.2, 0, 1, .3, layer=3, col=np.clip(np.round((hv + hh + rng.normal() * .02) * 24), 0, 24).astype(int)); 
        continue
    side = np.sign(nn[0] * s) * 0
    S.cut(cx + nn[0] * hw * s, cy + nn[1] * hw * s, o, tone * 1.15 * v, w * v, .35, 2.3, .05, 1, .12, layer=2)
    S.cut(cx - nn[0] * hw * s, cy - nn[1] * hw * s, o, (.12 + .25 * tone) * v, w * .75, .3, 1.3, .06, 1, .12, layer=1)
    if tone > .55 and len(cx) > 16: S.cut(cx + nn[0] * hw * s * .25, cy + nn[1] * hw * s * .25, o, .62 * tone * v, w * .8, .25, 1.2, .1, 1, .3, layer=1)
# ---- what is left between them: fine ruling, its own way in each grain
for k in range(len(seeds)):
    a = rng.uniform(0, math.pi) if k != k0 else math.radians(24); d = np.array((math.cos(a), math.sin(a))); n = np.array((-d[1], d[0])); c = np.array(seeds[k], float)
    for i in range(-90, 91):
        t = np.arange(-520, 520, 2.5); x, y = c[0] + d[0] * t + n[0] * i * 6.2, c[1] + d[1] * t + n[1] * i * 6.2; m = inside(x, y) & (lab(x, y) == k) & (occ(x, y) == 0)
        if m.any(): S.cut(x, y, m, .17 * vig(x, y), .5 * warm(x, y), .25, 1.3, .04, 1, .3, layer=0)
# ---- grain boundaries: an etched groove, one lip lit
for k in range(len(seeds)):
    m = (LAB == k).astype(float)
    for _ in range(3): m = (m + np.roll(m, 2, 0) + np.roll(m, -2, 0) + np.roll(m, 2, 1) + np.roll(m, -2, 1)) / 5
    for l in contourpy.contour_generator(z=m).lines(.5):
        l = even(l, int(len(l) / 2) + 4); x, y = l.T; o = inside(x, y) & (x > 3) & (y > 3) & (x < W - 4) & (y < H - 4); g = np.gradient(l, axis=0); nx, ny = -g[:, 1], g[:, 0]; q = np.hypot(nx, ny) + 1e-9
        lit = np.clip(.5 + .5 * (nx * -.6 + ny * -.8) / q, 0, 1); v = vig(x, y)
        S.cut(x + nx / q * 1.7, y + ny / q * 1.7, o, (.16 + .95 * lit) * (.12 + .88 * v), warm(x, y), .5, 2.8, .03, 1, .1, layer=2)
# ---- the glow of the one sheaf
cx, cy = x0 + math.cos(ha) * HL / 2, y0 + math.sin(ha) * HL / 2; d = 'M%.0f %.0fL%.0f %.0f' % (x0, y0, x0 + math.cos(ha) * HL * .9, y0 + math.sin(ha) * HL * .9)
S.glow_path(d, 230, .62, FIRE, 18); S.glow_path(d, 110, .4, ORANGE)
g = S.gradient('linear', [(0, WHITE, 1), (.35, STRAW, 1), (.75, ORANGE, 1), (1, FIRE, 1)], x1='%.0f' % x0, y1='%.0f' % y0, x2='%.0f' % (x0 + math.cos(ha) * HL), y2='%.0f' % (y0 + math.sin(ha) * HL))
S.mid = [m.replace('HOTFILL', g) for m in S.mid]
S.glow_path(d, 60, .16, ORANGE, front=True); S.glow(x0 + 70, y0 - 45, 120, .35, WHITE, front=True)
S.write('bainite')
